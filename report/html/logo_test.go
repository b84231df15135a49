package html

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"cirtkit/report"
)

// sampleLogo is a picture of two colours.
func sampleLogo(t *testing.T) *report.Image {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 300, 120))
	for y := range 120 {
		for x := range 300 {
			c := color.NRGBA{11, 74, 117, 255}
			if (x/60+y/60)%2 == 1 {
				c = color.NRGBA{180, 83, 10, 255}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	logo, err := report.ReadImage(&b, "Emblem of Examplia")
	if err != nil {
		t.Fatal(err)
	}
	return logo
}
