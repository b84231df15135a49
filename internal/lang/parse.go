package lang

import (
	"encoding/json"
	"fmt"
	"strings"
)

// A catalogue file is an object of texts, and of objects of texts: so little of JSON that reading it straight takes a
// fifth of what encoding/json takes, which would be a good part of the time in which a short command is done. A text
// without escapes is not copied.

// parse reads a catalogue file. Errors say at which byte.
func parse(src string) (map[string]message, error) {
	texts := make(map[string]message, textsIn(src))
	return texts, parseInto(texts, src)
}

// textsIn is about how many texts a catalogue file has.
func textsIn(src string) int { return strings.Count(src, "\n") }

// parseInto adds the texts of a catalogue file to others.
func parseInto(texts map[string]message, src string) error {
	p := parser{src: src}
	err := p.object(func(key string) error {
		var m message
		if p.peek() != '{' {
			text, err := p.text()
			texts[key] = message{text: text}
			return err
		}
		m.forms = map[string]string{}
		err := p.object(func(form string) (err error) {
			m.forms[form], err = p.text()
			return err
		})
		texts[key] = m
		return err
	})
	if p.peek(); err == nil && p.at < len(p.src) {
		err = p.fail("the end of the file")
	}
	return err
}

type parser struct {
	src string
	at  int
}

func (p *parser) fail(want string) error {
	return fmt.Errorf("byte %d: expected %s", p.at, want)
}

// peek is the next byte that is no white space; 0 at the end.
func (p *parser) peek() byte {
	for p.at < len(p.src) {
		switch c := p.src[p.at]; c {
		case ' ', '\n', '\r', '\t':
			p.at++
		default:
			return c
		}
	}
	return 0
}

// take passes over a byte that has to come next.
func (p *parser) take(c byte) error {
	if p.peek() != c {
		return p.fail(fmt.Sprintf("%q", c))
	}
	p.at++
	return nil
}

// object reads an object; value reads the value under each key.
func (p *parser) object(value func(key string) error) error {
	if err := p.take('{'); err != nil {
		return err
	}
	if p.peek() == '}' {
		p.at++
		return nil
	}
	for {
		key, err := p.text()
		if err == nil {
			err = p.take(':')
		}
		if err == nil {
			err = value(key)
		}
		if err != nil {
			return err
		}
		if p.peek() == '}' {
			p.at++
			return nil
		}
		if err := p.take(','); err != nil {
			return err
		}
	}
}

// text reads a string.
func (p *parser) text() (string, error) {
	if err := p.take('"'); err != nil {
		return "", err
	}
	start, escaped := p.at, false
	for ; p.at < len(p.src); p.at++ {
		switch c := p.src[p.at]; {
		case c == '\\':
			escaped = true
			p.at++
		case c < 0x20:
			return "", p.fail("no control character")
		case c == '"':
			text := p.src[start:p.at]
			p.at++
			if !escaped {
				return text, nil
			}
			err := json.Unmarshal([]byte(p.src[start-1:p.at]), &text)
			return text, err
		}
	}
	return "", p.fail("the end of a text")
}
