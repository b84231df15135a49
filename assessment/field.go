package assessment

import "strings"

// Field names one thing that an act can set. Parts are joined by "/"; ids hold no slash.
//
//	about/<name>                   a field of About
//	answer/<question>              a questionnaires.Answer; null clears
//	row/<question>/<row>           the cells of a list's row; null removes it
//	provided/<question>            one of questionnaires.Providers
//	finding/<question>             text
//	working/<question>             text
//	mark/<question>                true or false
//	review/<question>              a Review
//	position/<question>/<session>/<institution, path-escaped>   a Position
//	evidence/<id>                  an Evidence record without its supports; null removes it
//	supports/<id>/<question>       option code; null removes it
//	session/<id>                   a Session; null removes it
//	note/<id>                      text; null removes it
//	status                         one of Statuses, with an Approval when approved
//	released/<id>                  a Released
type Field string

// Kind is the field's first part.
func (f Field) Kind() string {
	kind, _, _ := strings.Cut(string(f), "/")
	return kind
}
