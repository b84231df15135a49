package wizard

import (
	"io"
	"io/fs"
	"time"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/report"
)

// Config is all that the wizard takes from outside. It reaches for no stream, clock or environment of
// its own. Only the streams, Now and Language must be given.
type Config struct {
	Stdin  io.Reader
	Stdout io.Writer
	// Echo writes each line that is read after its prompt: for an input that no terminal shows, such as a pipe.
	Echo   bool
	Env    func(string) string // nil: an empty environment
	Now    func() time.Time
	Random io.Reader // for ids; nil: crypto/rand

	Language *lang.Language
	Program  string // version of the program, for reports

	// Settings is the folder of what is remembered between runs (see settings.Dir); "" keeps nothing.
	Settings string

	// Path is the assessment to open, or to create when there is none; "" starts at the home screen.
	Path string
	// Questionnaire is the one to create an assessment of: an id of the library, or a path. "" asks.
	Questionnaire string
	// Profiles are files of profiles that the answers are held against.
	Profiles []string
	// Since is an earlier assessment of the same subject that lies beside Path, or "".
	Since string
	// Migrations gives the way from an earlier questionnaire's version to a later one's; nil knows none.
	Migrations func(earlier, later *questionnaires.Questionnaire) (questionnaires.Migrations, error)
	// Overlays are files that are applied to it, in order.
	Overlays []string
	// Author signs what is changed; "" takes the settings' author, and asks when there is none.
	Author string

	// Demo writes the sample assessment into a folder and says where; nil leaves it out of the screen.
	Demo func(folder string) (path string, err error)
	// Report writes the gap report, or the page to sign, and takes the place of a file that is there; nil leaves both
	// out. The notes say what could not be shown as it was entered.
	Report func(s report.Source, o ReportOptions) (notes []string, err error)

	oneLine   bool                              // the line mode leaves its lines as long as they are, for tests that look for sentences
	slowAfter time.Duration                     // for tests of the line mode: in place of slowAfter
	places    func() []string                   // folders to propose for a file that can't stay where it is; nil: the home and the working folder
	stat      func(string) (fs.FileInfo, error) // of files that were open last; nil: os.Stat
	offer     func() []questionnaires.Info      // what is offered; nil: questionnaires.Library
}

// ReportOptions says what Config.Report writes. Language, depth, title and note are the source's.
type ReportOptions struct {
	Path    string
	Format  string // one of ReportFormats, or of SignOffFormats; "": what Path ends in, or else PDF
	SignOff bool   // the page to sign, in place of the report
}

// The formats that are offered, by the names that commands have for them. The first is proposed.
var (
	ReportFormats  = []string{"pdf", "docx", "html", "xlsx", "md"}
	SignOffFormats = []string{"pdf", "docx", "text"}
)

// offered lists the questionnaires for a new assessment.
func (c Config) offered() []questionnaires.Info {
	if c.offer == nil {
		return questionnaires.Library()
	}
	return c.offer()
}

func (c Config) env(name string) string {
	if c.Env == nil {
		return ""
	}
	return c.Env(name)
}

func (c Config) options(author string) assessment.Options {
	return assessment.Options{Author: author, Now: c.Now, Random: c.Random}
}
