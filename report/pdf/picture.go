package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"

	"cirtkit/report"
)

// dotsPerPoint is how fine a picture is kept: 300 dots an inch, which is what printers show.
const dotsPerPoint = 300.0 / 72

// printable is a picture as it goes into the file: on white, since the page is white and a mask would only
// cost room and viewers' care, and with no more dots than its size on the page can show.
func printable(from *report.Image, b Box) (*image.RGBA, error) {
	picture, err := png.Decode(bytes.NewReader(from.PNG))
	if err != nil {
		return nil, err
	}
	size := picture.Bounds().Size()
	shrink := max(1, min(float64(size.X)/(b.W*dotsPerPoint), float64(size.Y)/(b.H*dotsPerPoint)))
	w, h := max(1, int(float64(size.X)/shrink)), max(1, int(float64(size.Y)/shrink))
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			out.SetRGBA(x, y, average(picture, image.Rect(x*size.X/w, y*size.Y/h, (x+1)*size.X/w, (y+1)*size.Y/h)))
		}
	}
	return out, nil
}

// average is the mean colour of a part of a picture, on white.
func average(picture image.Image, part image.Rectangle) color.RGBA {
	var r, g, b, a, n uint64
	corner := picture.Bounds().Min
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			pr, pg, pb, pa := picture.At(corner.X+x, corner.Y+y).RGBA()
			r, g, b, a, n = r+uint64(pr), g+uint64(pg), b+uint64(pb), a+uint64(pa), n+1
		}
	}
	white := n*math.MaxUint16 - a // the colours are already multiplied by their share
	mean := func(c uint64) uint8 { return uint8((c + white) / n >> 8) }
	return color.RGBA{mean(r), mean(g), mean(b), 255}
}
