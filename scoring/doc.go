// Package scoring turns answers into scores and levels. It is pure: the same questionnaire and the same
// answers give the same result on every machine. docs/scoring.md states every rule.
//
// Compile a questionnaire once and score it as often as needed:
//
//	model := scoring.Compile(q)
//	result := model.Score(state.ScoringInput(date))
//	level := result.Reading(scoring.Claimed).Node("").Ladder("readiness").Reached
package scoring
