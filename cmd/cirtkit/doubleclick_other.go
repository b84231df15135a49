//go:build !windows

package main

// waitIfDoubleClicked does nothing where a double-click does not open a console that closes by itself.
func waitIfDoubleClicked(int) {}
