package report

import (
	"bytes"
	"image"
	"image/draw"
	_ "image/jpeg" // the two kinds that are read
	"image/png"
	"io"

	"cirtkit/internal/fault"
)

// What a picture from outside may be at most. A logo on a cover is some centimetres wide.
const (
	MaxImageBytes = 4 << 20
	MaxImageSide  = 2000 // pixels
)

// ReadImage reads a PNG or JPEG picture and writes it anew, so that nothing but its pixels comes into a report: no
// place where a photograph was taken, no name of who drew it, and nothing that only looks like a picture. Errors
// are faults of kind Input: "report.image.too-big", "report.image.too-many-pixels", "report.image.unreadable".
func ReadImage(r io.Reader, alt string) (*Image, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxImageBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxImageBytes {
		return nil, fault.New(fault.Input, "report.image.too-big", "most", MaxImageBytes>>20)
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	// Other packages of the program may have made other kinds known.
	if err != nil || kind != "png" && kind != "jpeg" {
		return nil, fault.New(fault.Input, "report.image.unreadable")
	}
	if config.Width < 1 || config.Height < 1 || config.Width > MaxImageSide || config.Height > MaxImageSide {
		return nil, fault.New(fault.Input, "report.image.too-many-pixels", "width", config.Width, "height", config.Height, "most", MaxImageSide)
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fault.New(fault.Input, "report.image.unreadable")
	}
	plain := image.NewNRGBA(image.Rect(0, 0, config.Width, config.Height))
	draw.Draw(plain, plain.Bounds(), picture, picture.Bounds().Min, draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, plain); err != nil {
		return nil, err
	}
	return &Image{PNG: out.Bytes(), Width: config.Width, Height: config.Height, Alt: alt}, nil
}
