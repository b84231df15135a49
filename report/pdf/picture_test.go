package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/report"
)

func testPicture(t testing.TB, w, h int, c color.NRGBA) *report.Image {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		picture.SetNRGBA(i%w, i/w, c)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return &report.Image{PNG: b.Bytes(), Width: w, Height: h, Alt: "A crest"}
}

func TestPrintable(t *testing.T) {
	tests := []struct {
		name         string
		w, h         int
		from         color.NRGBA
		wantW, wantH int
		want         color.RGBA
	}{
		{"small stays as it is", 30, 20, color.NRGBA{10, 20, 30, 255}, 30, 20, color.RGBA{10, 20, 30, 255}},
		{"more than can be printed is averaged", 3000, 1500, color.NRGBA{200, 0, 100, 255}, 300, 150, color.RGBA{200, 0, 100, 255}},
		{"what shines through is white", 5, 5, color.NRGBA{0, 0, 0, 0}, 5, 5, color.RGBA{255, 255, 255, 255}},
		{"half of black is grey", 5, 5, color.NRGBA{0, 0, 0, 127}, 5, 5, color.RGBA{128, 128, 128, 255}},
		{"one dot", 1, 1, color.NRGBA{9, 9, 9, 255}, 1, 1, color.RGBA{9, 9, 9, 255}},
		{"a line", 4000, 1, color.NRGBA{9, 9, 9, 255}, 4000, 1, color.RGBA{9, 9, 9, 255}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := printable(testPicture(t, tt.w, tt.h, tt.from), Box{0, 0, 72, 36})
			if err != nil {
				t.Fatal(err)
			}
			if size := got.Bounds().Size(); size != (image.Point{tt.wantW, tt.wantH}) {
				t.Errorf("size %v, want %d×%d", size, tt.wantW, tt.wantH)
			}
			if c := got.RGBAAt(got.Bounds().Dx()/2, 0); c != tt.want {
				t.Errorf("colour %v, want %v", c, tt.want)
			}
		})
	}
}

func TestPictureIsInTheFile(t *testing.T) {
	l, crest := newLibrary(), testPicture(t, 40, 20, color.NRGBA{200, 0, 0, 128})
	l.AddPage()
	l.Rect(Box{0, 0, 9, 9}, Paint{Fill: ink, Stroke: NoColor, Pale: true})
	l.Picture(Box{100, 100, 80, 40}, crest)
	l.Picture(Box{100, 200, 80, 40}, crest)
	l.endPage()
	if steps := regexp.MustCompile(`/GS\d gs|/I\d Do`).FindAllString(string(l.pages[0]), -1); !slices.Equal(steps, []string{"/GS1 gs", "/GS2 gs", "/I1 Do", "/I1 Do"}) {
		t.Errorf("the page draws %q", steps)
	}
	var b bytes.Buffer
	if err := l.Finish(&b, Info{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "/Subtype /Image"); n != 1 {
		t.Errorf("%d pictures in the file, want 1: drawn twice, stored once", n)
	}
	if strings.Contains(b.String(), "/SMask") {
		t.Error("the picture has a mask")
	}

	broken := newLibrary()
	broken.AddPage()
	broken.Picture(Box{0, 0, 10, 10}, &report.Image{PNG: []byte("not a picture")})
	if err := broken.Finish(&b, Info{}); fault.KindOf(err) != fault.Failed {
		t.Errorf("a broken picture gives %v", err)
	}
}
