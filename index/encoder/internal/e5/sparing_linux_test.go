package e5

import (
	"strings"
	"testing"
	"unsafe"
)

// Weights that are not in a file would be lost.
func TestOnlyWhatIsInAFileIsGivenBack(t *testing.T) {
	made := strings.Repeat("weights", 10_000)
	if mappedFromFile(uint64(uintptr(unsafe.Pointer(unsafe.StringData(made))))) {
		t.Error("memory of the program itself is taken for a file")
	}
	if !mappedFromFile(uint64(uintptr(unsafe.Pointer(unsafe.StringData(magic))))) {
		t.Error("a constant of the program is not taken for a part of its file")
	}
}
