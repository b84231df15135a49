// Package fonts holds the fonts that reports are set in, packed, and reads what typesetting needs to know
// of them. The files are subsets of Noto fonts, under the SIL Open Font License; see OFL.txt and README.md.
package fonts

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

//go:embed *.ttf.gz
var files embed.FS

// Name names one of the fonts.
type Name string

// The fonts. Chinese and signs have no bold of their own.
const (
	Sans       Name = "sans-regular" // Latin, Greek, Cyrillic
	SansBold   Name = "sans-bold"
	Arabic     Name = "arabic-regular" // joined forms, digits, signs; no Latin letters
	ArabicBold Name = "arabic-bold"
	Chinese    Name = "chinese-regular" // GB2312, and Latin
	Signs      Name = "signs"           // arrows, shapes, mathematics
)

// Font is a TrueType font with the widths of its characters.
type Font struct {
	Data []byte // the file; whoever hands it on to be changed must clone it

	glyphs   []uint16 // by character; 0 for none
	advances []uint16 // by glyph, in 1/1000 of the size; the last one stands for all that follow
}

// Has says whether the font can draw a character.
func (f *Font) Has(r rune) bool {
	return r >= 0 && int(r) < len(f.glyphs) && f.glyphs[r] != 0
}

// Width is the width of a character in 1/1000 of the font's size; 0 for one that it lacks.
func (f *Font) Width(r rune) float64 {
	if !f.Has(r) {
		return 0
	}
	return float64(f.advances[min(int(f.glyphs[r]), len(f.advances)-1)])
}

// Load unpacks a font. Each call unpacks anew: the PDF library changes what it is given.
func Load(name Name) (*Font, error) {
	packed, err := files.ReadFile(string(name) + ".ttf.gz")
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	// The last four bytes of a gzip file are the size of what is in it.
	data := make([]byte, binary.LittleEndian.Uint32(packed[len(packed)-4:]))
	if _, err := io.ReadFull(z, data); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	f, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

var errBroken = errors.New("not a TrueType font, or a broken one")

// parse reads the tables head, hhea, hmtx and cmap of a TrueType file. Every offset is checked.
func parse(data []byte) (*Font, error) {
	r := reader{data}
	tables := map[string]reader{}
	for i := range r.u16(4) {
		at := 12 + 16*i
		tables[r.text(at, 4)] = r.part(r.u32(at+8), r.u32(at+12))
	}
	em, count := tables["head"].u16(18), tables["hhea"].u16(34)
	if em == 0 || count == 0 {
		return nil, errBroken
	}
	f := &Font{Data: data, glyphs: make([]uint16, 0x10000), advances: make([]uint16, count)}
	for g := range f.advances {
		f.advances[g] = uint16((tables["hmtx"].u16(4*g)*1000 + em/2) / em)
	}
	if !f.readCmap(tables["cmap"]) {
		return nil, errBroken
	}
	return f, nil
}

// readCmap reads the map from Unicode's first plane to glyphs: platform 3, encoding 1, format 4.
func (f *Font) readCmap(cmap reader) bool {
	for i := range cmap.u16(2) {
		at := 4 + 8*i
		if cmap.u16(at) != 3 || cmap.u16(at+2) != 1 {
			continue
		}
		t := cmap.part(cmap.u32(at+4), len(cmap.data))
		if t.u16(0) != 4 {
			continue
		}
		n := t.u16(6) // twice the number of segments
		for s := 0; s < n; s += 2 {
			end, start := t.u16(14+s), t.u16(16+n+s)
			delta, offset := t.u16(16+2*n+s), t.u16(16+3*n+s)
			for c := start; c <= end && c < 0xFFFF; c++ {
				glyph := c
				if offset != 0 {
					if glyph = t.u16(16 + 3*n + s + offset + 2*(c-start)); glyph == 0 {
						continue
					}
				}
				f.glyphs[c] = uint16(glyph + delta)
			}
		}
		return true
	}
	return false
}

// reader reads big-endian numbers; outside of the data everything is 0.
type reader struct{ data []byte }

func (r reader) u16(at int) int {
	if at < 0 || at+2 > len(r.data) {
		return 0
	}
	return int(binary.BigEndian.Uint16(r.data[at:]))
}

func (r reader) u32(at int) int { return r.u16(at)<<16 | r.u16(at+2) }

func (r reader) text(at, n int) string {
	if at < 0 || at+n > len(r.data) {
		return ""
	}
	return string(r.data[at : at+n])
}

func (r reader) part(at, n int) reader {
	if at < 0 || at > len(r.data) {
		return reader{}
	}
	return reader{r.data[at:min(at+n, len(r.data))]}
}
