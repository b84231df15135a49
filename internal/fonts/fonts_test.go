package fonts

import (
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestEveryFontLoads(t *testing.T) {
	tests := []struct {
		name  Name
		has   string
		lacks string
		rune  rune
		width float64
	}{
		{Sans, "aéœßŁșЖѓщΩ€–“”«»…•№\u00a0�", "●→≥ف团🙂", 'n', 618},
		{SansBold, "aéœßŁșЖѓщΩ€–“”«»…•№\u00a0�", "●→≥ف团🙂", 'n', 657},
		{Arabic, "\uFE8F\uFEFC\uFC60\u0651٣3.(«،؟ \u0640\uFB58\uFBFF", "aZ团", ' ', 221},
		{ArabicBold, "\uFE8F\uFEFC\uFC60\u0651٣3.(«،؟ ", "aZ团", ' ', 221},
		{Chinese, "国家应急响应团队，。（）“”、aZ9Ж●→≥", "ف�", '国', 1000},
		{Signs, "●○◐■□▲▼→←↑↓≥≤≠≈✓✗☐☑☒⚠−∞", "aZ", '●', 0},
	}
	for _, tt := range tests {
		t.Run(string(tt.name), func(t *testing.T) {
			f, err := Load(tt.name)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range tt.has {
				if !f.Has(r) {
					t.Errorf("has no %q (%U)", r, r)
				}
			}
			for _, r := range tt.lacks {
				if f.Has(r) {
					t.Errorf("has %q (%U), which another font is for", r, r)
				}
			}
			if w := f.Width(tt.rune); tt.width > 0 && w != tt.width {
				t.Errorf("%q is %v wide, want %v", tt.rune, w, tt.width)
			}
		})
	}
}

// All of GB2312 is there.
func TestChineseIsWhole(t *testing.T) {
	f, err := Load(Chinese)
	if err != nil {
		t.Fatal(err)
	}
	decoder := simplifiedchinese.GBK.NewDecoder()
	n := 0
	for high := byte(0xB0); high <= 0xF7; high++ {
		for low := byte(0xA1); low < 0xFF; low++ {
			if high == 0xD7 && low > 0xF9 {
				continue // GBK has characters of its own there
			}
			s, err := decoder.String(string([]byte{high, low}))
			if err != nil {
				t.Fatal(err)
			}
			n++
			for _, r := range s {
				if !f.Has(r) {
					t.Errorf("has no %q (%U)", r, r)
				}
			}
		}
	}
	if n != 6763 {
		t.Errorf("looked for %d characters, want 6,763", n)
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []Name{Signs, Arabic} {
		font, err := Load(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(font.Data[:2000])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if font, err := parse(data); err == nil {
			for r := rune(0); r < 0x500; r++ {
				font.Width(r)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for _, name := range []Name{Sans, Arabic, Chinese} {
		b.Run(string(name), func(b *testing.B) {
			for b.Loop() {
				if _, err := Load(name); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
