package fault

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"cirtkit/internal/lang"
)

func TestPositionSaysWhatIsKnown(t *testing.T) {
	tests := []struct {
		at   Position
		want string
	}{
		{Position{}, ""},
		{Position{File: "q.yaml"}, "q.yaml"},
		{Position{File: "q.yaml", Column: 4}, "q.yaml"}, // a column of no line says nothing
		{Position{File: "q.yaml", Line: 12}, "q.yaml:12"},
		{Position{File: "q.yaml", Line: 12, Column: 4}, "q.yaml:12:4"},
	}
	for _, tt := range tests {
		if got := tt.at.String(); got != tt.want {
			t.Errorf("%+v is %q, want %q", tt.at, got, tt.want)
		}
	}
}

func TestMessageAndHint(t *testing.T) {
	const key = "scoring.target-form"
	facts := []any{"target", "top"}
	english := lang.English()
	sentence := english.T(key, facts...)
	f := New(Input, key, facts...)
	if got := f.Error(); got != sentence {
		t.Errorf("Error() = %q, want %q", got, sentence)
	}
	f.At(Position{File: "q.yaml", Line: 3}).Because(errors.New("no such level"))
	if got, want := f.Message(english), "q.yaml:3: "+sentence+": no such level"; got != want {
		t.Errorf("Message = %q, want %q", got, want)
	}
	if got, want := f.Hint(english), english.T(key+".hint", facts...); got != want {
		t.Errorf("Hint = %q, want %q", got, want)
	}
	if got := New(Failed, "app.name").Hint(english); got != "" {
		t.Errorf("a fault whose key has no hint gives %q", got)
	}
}

// Whatever wraps a fault, its kind decides the exit code; what is no fault has failed.
func TestKindOf(t *testing.T) {
	damaged := New(Integrity, "app.name").Because(fs.ErrClosed)
	tests := []struct {
		name string
		err  error
		want Kind
	}{
		{"a fault", damaged, Integrity},
		{"a wrapped one", fmt.Errorf("while reading: %w", damaged), Integrity},
		{"the first of a list", List{New(Usage, "app.name"), damaged}, Usage},
		{"no fault", fs.ErrNotExist, Failed},
	}
	for _, tt := range tests {
		if got := KindOf(tt.err); got != tt.want {
			t.Errorf("%s: KindOf = %d, want %d", tt.name, got, tt.want)
		}
	}
	if !errors.Is(List{damaged}, fs.ErrClosed) {
		t.Error("the cause of a fault in a list is not found")
	}
}

func TestListIsOneFaultALine(t *testing.T) {
	l := List{New(Input, "app.name").At(Position{File: "a"}), New(Input, "app.name").At(Position{File: "b"})}
	name := lang.English().T("app.name")
	if got, want := l.Error(), "a: "+name+"\nb: "+name; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
}
