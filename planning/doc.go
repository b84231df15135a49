// Package planning makes the roadmap: the actions of least effort that reach a target, in order, in phases and
// months. It scores nothing by itself: what a requirement asks for, and which level a set of answers reaches, it
// asks of package scoring. docs/planning.md states every rule.
package planning
