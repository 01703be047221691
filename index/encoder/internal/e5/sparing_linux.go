package e5

import (
	"os"
	"strconv"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Sparing makes the model give back the memory of each layer's weights when it
// has read a text, for a program that reads one and ends: the kernel has them
// still in its cache of the program's file. It is not done, and false returned, where
// the weights are not in a file that is mapped read-only, for they would be
// lost; as in a program that was packed. It is called before the model is used.
func (m *Model) Sparing() bool {
	w := m.layers[0].qkv.weights
	m.sparing = mappedFromFile(uint64(uintptr(unsafe.Pointer(unsafe.SliceData(w)))))
	return m.sparing
}

// mappedFromFile says whether an address lies in a read-only mapping of a file, by
// proc(5): "from-to r--p offset device inode path".
func mappedFromFile(address uint64) bool {
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(maps)) {
		part := strings.Fields(line)
		if len(part) < 6 {
			continue
		}
		from, to, _ := strings.Cut(part[0], "-")
		low, err1 := strconv.ParseUint(from, 16, 64)
		high, err2 := strconv.ParseUint(to, 16, 64)
		if err1 == nil && err2 == nil && low <= address && address < high {
			return part[1] == "r--p" && part[4] != "0"
		}
	}
	return false
}

// giveBack lets the kernel take a layer's weights out of memory. The layer's
// matrices follow each other in the file.
func (l *layer) giveBack() {
	first, last := unsafe.SliceData(l.qkv.weights), l.narrow.weights
	end := uintptr(unsafe.Pointer(unsafe.SliceData(last))) + uintptr(len(last))
	giveBack(unsafe.Pointer(first), end-uintptr(unsafe.Pointer(first)))
}

// GiveBack is for what else of the program's file was read and is not needed again:
// where the model is sparing, the kernel may take it out of memory.
func (m *Model) GiveBack(file string) {
	if m.sparing {
		giveBack(unsafe.Pointer(unsafe.StringData(file)), uintptr(len(file)))
	}
}

func giveBack(first unsafe.Pointer, length uintptr) {
	page := uintptr(os.Getpagesize())
	if skipped := (page - uintptr(first)%page) % page; length >= skipped+page {
		// It is advice: an error changes nothing.
		_ = unix.Madvise(unsafe.Slice((*byte)(unsafe.Add(first, skipped)), (length-skipped)/page*page), unix.MADV_DONTNEED)
	}
}
