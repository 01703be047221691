//go:build unix

package bot

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"briefbot/index/eval"
)

// BenchmarkHTTP compares the endpoint with one that only verifies the
// signature (by discordgo, as its users do) and returns a constant, over
// connections on loopback that stay open. The requests are questions as people
// put them, each from another person: ten of them again and again, as in a
// discussion, or 1,500 in turn, so that each has to be searched for.
//
// It reports the processor's time of each, with the client's: on a machine that
// has other work the requests a second say little. The encoder has a fixed share
// of a processor (see remember.go), which counts the more here the longer the
// machine takes.
func BenchmarkHTTP(b *testing.B) {
	constant := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !discordgo.VerifyInteraction(r, testKey().Public().(ed25519.PublicKey)) {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"type":1}`)
	})
	all := questionsFromSets(b)
	b.Run("verify only", func(b *testing.B) { benchmarkPosts(b, constant, all) })
	b.Run("asked again", func(b *testing.B) { benchmarkPosts(b, newSite(b, discardLog()).handler(true), all[:10]) })
	b.Run("asked anew", func(b *testing.B) { benchmarkPosts(b, newSite(b, discardLog()).handler(true), all) })
}

// questionsFromSets are the questions of the sets that answers are measured with,
// some 1,500 as people would put them: three times as many as are remembered.
func questionsFromSets(b *testing.B) []string {
	b.Helper()
	files, err := filepath.Glob("../index/eval/testdata/*.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	var out []string
	for _, f := range files {
		questions, _, err := eval.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		for _, q := range questions {
			out = append(out, q.Text)
		}
	}
	if len(out) < 2*maxRemembered {
		b.Fatalf("%d questions: those asked before would be remembered", len(out))
	}
	return out
}

// benchmarkPosts asks the questions in turn.
func benchmarkPosts(b *testing.B, h http.Handler, questions []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: h}
	go func() { _ = server.Serve(l) }()
	b.Cleanup(func() { server.Close() })
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
	b.Cleanup(client.CloseIdleConnections)

	// Signing costs as much as verifying, and is Discord's work: it is done
	// before the clock runs.
	type request struct {
		body                 []byte
		timestamp, signature string
	}
	prepared := make([]request, 4096)
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	for i := range prepared {
		body := askBody(1000+i, fmt.Sprint(5000+i), questions[i%len(questions)])
		prepared[i] = request{body, timestamp, hex.EncodeToString(ed25519.Sign(testKey(), append([]byte(timestamp), body...)))}
	}
	post := func(p request) {
		r, err := http.NewRequest(http.MethodPost, "http://"+l.Addr().String()+"/interactions", bytes.NewReader(p.body))
		if err != nil {
			b.Error(err)
			return
		}
		r.Header.Set(timestampHeader, p.timestamp)
		r.Header.Set(signatureHeader, p.signature)
		resp, err := client.Do(r)
		if err != nil {
			b.Error(err)
			return
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			b.Errorf("status %d", resp.StatusCode)
		}
	}
	for _, p := range prepared[:10] {
		post(p) // what is made once, and what "asked again" has asked before
	}
	var next atomic.Int64
	b.SetParallelism(8)
	before := processorTime(b)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			post(prepared[int(next.Add(1))%len(prepared)])
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
	b.ReportMetric(float64((processorTime(b)-before).Microseconds())/float64(b.N), "cpu-µs/op")
}

// processorTime is what this process has had of processors.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
