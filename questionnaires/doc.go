// Package questionnaires holds the questionnaire format: its types, the strict loader, the linter, and
// the embedded library. It imports no other room. docs/questionnaire-format.md teaches the format and is
// its reference.
//
// A questionnaire comes from one of three places, and is the same model from each:
//
//   - Open reads one of the library that is compiled in; Library lists them without reading any;
//   - Load reads a folder or a file on disk, with overlays;
//   - FromCanonical reads what an assessment file carries.
//
// What they give is complete and sound: scales are resolved, overlays applied, every reference checked,
// and nothing in it changes afterwards. Canonical is its one written form, Digest its identity.
//
// Whatever is wrong is a fault.List with places and hints. Loading refuses what cannot be used; Lint
// finds what a reader, an interviewer or a translator would stumble over.
//
// # What will stay
//
// Ids of questions, sections and options are permanent. A canonical form that was once written can be
// read by every later version of this package, and keeps its digest. A file of a newer format is refused
// as such, before anything else is said about it.
package questionnaires
