// Package scoring turns answers into scores and levels. It is pure: the same questionnaire and the same
// answers give the same result on every machine. docs/scoring.md states every rule.
package scoring
