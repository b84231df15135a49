package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"math"
)

// squasher writes PNG files. It keeps its memory from one to the next.
type squasher struct {
	out   bytes.Buffer
	deep  *zlib.Writer
	lines []byte
}

// png is the picture as a file: eight bits a pixel, with a palette. Each row is told by how it differs from the row
// above, which in charts is nothing most of the time.
func (s *squasher) png(c *canvas, scale float64) []byte {
	s.out.Reset()
	s.out.WriteString("\x89PNG\r\n\x1a\n")
	header := binary.BigEndian.AppendUint32(nil, uint32(c.w))
	header = binary.BigEndian.AppendUint32(header, uint32(c.h))
	s.chunk("IHDR", append(header, 8, 3, 0, 0, 0)) // 8 bits, a palette, the usual methods, not interlaced
	palette := make([]byte, 0, 3*len(c.palette))
	for _, p := range c.palette {
		palette = append(palette, p.r, p.g, p.b)
	}
	s.chunk("PLTE", palette)
	metre := uint32(math.Round(scale * 72 / 0.0254)) // pixels
	size := binary.BigEndian.AppendUint32(nil, metre)
	s.chunk("pHYs", append(binary.BigEndian.AppendUint32(size, metre), 1))

	const up = 2 // the filter that tells the difference from the row above
	if n := (c.w + 1) * c.h; cap(s.lines) < n {
		s.lines = make([]byte, n)
	}
	s.lines = s.lines[:(c.w+1)*c.h]
	above := make([]byte, c.w)
	for y := range c.h {
		row := c.pix[y*c.w : (y+1)*c.w]
		line := s.lines[y*(c.w+1) : (y+1)*(c.w+1)]
		line[0] = up
		if line = line[1:]; bytes.Equal(row, above) {
			clear(line)
		} else {
			for x := range min(len(line), len(row), len(above)) {
				line[x] = row[x] - above[x]
			}
		}
		above = row
	}
	var packed bytes.Buffer
	if s.deep == nil {
		s.deep, _ = zlib.NewWriterLevel(&packed, zlib.BestSpeed) // the level is a known one
	} else {
		s.deep.Reset(&packed)
	}
	s.deep.Write(s.lines) // a buffer never fails
	s.deep.Close()
	s.chunk("IDAT", packed.Bytes())
	s.chunk("IEND", nil)
	return bytes.Clone(s.out.Bytes())
}

// chunk writes a part of the file: its length, its name, what is in it, and a check sum.
func (s *squasher) chunk(name string, data []byte) {
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(data)))
	s.out.Write(n[:])
	begin := s.out.Len()
	s.out.WriteString(name)
	s.out.Write(data)
	binary.BigEndian.PutUint32(n[:], crc32.ChecksumIEEE(s.out.Bytes()[begin:]))
	s.out.Write(n[:])
}
