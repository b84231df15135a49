package report

import "testing"

func TestAmountOfACost(t *testing.T) {
	for cost, want := range map[string]string{
		"USD 40,000.00":    "40000",
		"40000":            "40000",
		"EUR 12 500":       "12500",
		"12\u00a0500,50 €": "12500.5",
		"CHF 1'250'000":    "1250000",
		"1,250,000 USD":    "1250000",
		"1.250.000,75":     "1250000.75",
		"$99.9":            "99.9",
		"1,500":            "", // a thousand and more, or one and a half
		"1.500":            "",
		"about 40000":      "",
		"40000 to 50000":   "",
		"=40000":           "",
		"-5":               "",
		"1 2345":           "",
		"USD":              "",
		"":                 "",
		"9999999999999999": "",
	} {
		if got := amountValue(cost); got.Text != want || want != "" && got.Type != NumberValue {
			t.Errorf("amountValue(%q) = %+v, want %q", cost, got, want)
		}
	}
}
