// Package questionnaires holds the questionnaire format: its types, the strict loader, the linter, and
// the embedded library. It imports no other room.
//
// A questionnaire is a folder with questionnaire.yaml (English), lang/<code>.yaml (translations),
// profiles/*.yaml (sets of requirements) and migrations/<from>-<to>.yaml. docs/questionnaire-format.md
// teaches the format.
package questionnaires
