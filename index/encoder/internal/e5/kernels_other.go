//go:build !amd64 && !arm64

package e5

func native() []kernels { return nil }

func dots(out *int32, c, rows *Compact, n int) { dotsPlain(out, c, rows, n) }
