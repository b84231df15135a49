package report

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"cirtkit/internal/fault"
)

func TestImageIsMadeAnew(t *testing.T) {
	paletted := image.NewPaletted(image.Rect(5, 5, 35, 25), color.Palette{color.Transparent, color.Black})
	paletted.SetColorIndex(6, 7, 1)
	var asPNG, asJPEG bytes.Buffer
	if err := png.Encode(&asPNG, paletted); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&asJPEG, paletted, nil); err != nil {
		t.Fatal(err)
	}
	// What stands behind the picture, such as a name, stays behind.
	asPNG.WriteString("drawn by somebody")
	for name, data := range map[string]*bytes.Buffer{"PNG": &asPNG, "JPEG": &asJPEG} {
		got, err := ReadImage(data, "Logo")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got.Width != 30 || got.Height != 20 || got.Alt != "Logo" {
			t.Errorf("%s: %d by %d, %q", name, got.Width, got.Height, got.Alt)
		}
		again, err := png.Decode(bytes.NewReader(got.PNG))
		if err != nil || bytes.Contains(got.PNG, []byte("somebody")) {
			t.Fatalf("%s: %v", name, err)
		}
		if _, ok := again.(*image.NRGBA); !ok && name == "PNG" {
			t.Errorf("%s became %T", name, again)
		}
	}
}

func TestImageRefused(t *testing.T) {
	wide := image.NewGray(image.Rect(0, 0, MaxImageSide+1, 1))
	var tooWide, fine bytes.Buffer
	if err := png.Encode(&tooWide, wide); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&fine, image.NewGray(image.Rect(0, 0, 200, 200))); err != nil {
		t.Fatal(err)
	}
	var asGIF bytes.Buffer // a kind that this test makes known to package image, and a workbook's writer to the program
	if err := gif.Encode(&asGIF, wide.SubImage(image.Rect(0, 0, 2, 1)), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadImage(&asGIF, ""); err == nil {
		t.Error("a GIF is read")
	}
	for key, data := range map[string]string{
		"report.image.too-big":         strings.Repeat("x", MaxImageBytes+1),
		"report.image.too-many-pixels": tooWide.String(),
		"report.image.unreadable":      "GIF89a",
	} {
		_, err := ReadImage(strings.NewReader(data), "")
		var f *fault.Fault
		if !errors.As(err, &f) || f.Key != key || f.Kind != fault.Input {
			t.Errorf("%s: %v", key, err)
		}
	}
	if _, err := ReadImage(bytes.NewReader(fine.Bytes()[:fine.Len()-20]), ""); err == nil {
		t.Error("half a picture was read")
	}
}
