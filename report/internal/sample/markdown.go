package sample

import (
	"fmt"
	"regexp"
	"strings"
)

// Markdown are the texts of a file that report/markdown wrote, block by block and cell by cell, as a reader of
// CommonMark shows them. It knows only what that package writes, and fails for anything that Markdown would obey and
// the package does not write.
func Markdown(file string) (texts []string, err error) {
	var paragraph []string
	flush := func() error {
		if len(paragraph) == 0 {
			return nil
		}
		s, err := inline(strings.Join(paragraph, "\n"))
		texts, paragraph = append(texts, s), nil
		return err
	}
	for n, line := range strings.Split(file, "\n") {
		var err error
		switch {
		case line == "", line == ">", line == "---", line == "<!-- -->", line == "</div>", strings.HasPrefix(line, "<div "), emptyItem.MatchString(line):
			err = flush()
		case strings.HasPrefix(line, "|"):
			if err = flush(); err == nil && !strings.HasPrefix(line, "| ---") {
				for _, cell := range cells(line) {
					s, e := inline(cell)
					texts, err = append(texts, s), e
					if e != nil {
						break
					}
				}
			}
		default:
			line = line[len(lead.FindString(line)):]
			if strings.IndexAny(line, "-+=:#>") == 0 || numbered.MatchString(line) {
				err = fmt.Errorf("begins with a mark: %q", line)
				break
			}
			paragraph = append(paragraph, line)
			if !goesOn(line) {
				err = flush()
			}
		}
		if err != nil {
			return texts, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return texts, flush()
}

// goesOn says whether a line ends in a backslash that is not escaped: it breaks the line, but not the paragraph.
func goesOn(line string) bool {
	return (len(line)-len(strings.TrimRight(line, `\`)))%2 == 1
}

// cells are the cells of a row, cut at the bars that are not escaped.
func cells(row string) []string {
	var out []string
	start := 1
	for i := 1; i < len(row); i++ {
		switch row[i] {
		case '\\':
			i++
		case '|':
			out, start = append(out, strings.TrimSpace(row[start:i])), i+1
		}
	}
	return out
}

var (
	lead      = regexp.MustCompile(`^(#{1,6} |> |- |[0-9]{1,9}\. |  +)`)
	numbered  = regexp.MustCompile(`^[0-9]+[.)]( |$)`)
	emptyItem = regexp.MustCompile(`^(-|[0-9]{1,9}\.)$`)
	anchorTag = regexp.MustCompile(`^<a id="[A-Za-z0-9._-]+"></a>`)
	goal      = regexp.MustCompile(`^\]\((#[A-Za-z0-9._-]+|<https?://[^<>\\\s]*>)\)`)
)

// inline is the text of a line with its markup.
func inline(s string) (string, error) {
	var b strings.Builder
	strong, link := false, false
	for i := 0; i < len(s); {
		rest := s[i:]
		switch {
		case strings.HasPrefix(rest, "\\\n"):
			b.WriteByte('\n')
			i += 2
		case rest[0] == '\\':
			if len(rest) < 2 || !strings.Contains("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", rest[1:2]) {
				return "", fmt.Errorf("a backslash that escapes nothing in %q", s)
			}
			b.WriteByte(rest[1])
			i += 2
		case strings.HasPrefix(rest, "**"):
			strong = !strong
			i += 2
		case strings.HasPrefix(rest, "<br>"):
			b.WriteByte('\n')
			i += 4
		case anchorTag.MatchString(rest):
			i += len(anchorTag.FindString(rest))
		case rest[0] == '[' && !link:
			link = true
			i++
		case link && goal.MatchString(rest):
			link = false
			i += len(goal.FindString(rest))
		case strings.ContainsAny(rest[:1], "*_`[]<>&~|#$"), strings.HasPrefix(rest, "://"):
			return "", fmt.Errorf("%q is not escaped in %q", rest[:1], s)
		default:
			b.WriteByte(rest[0])
			i++
		}
	}
	if strong || link {
		return "", fmt.Errorf("what is begun in %q does not end", s)
	}
	return b.String(), nil
}
