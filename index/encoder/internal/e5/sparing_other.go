//go:build !linux

package e5

// Sparing: only Linux gives memory back.
func (m *Model) Sparing() bool { return false }

func (l *layer) giveBack() {}

// GiveBack gives nothing back.
func (m *Model) GiveBack(string) {}
