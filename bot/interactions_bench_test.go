package bot

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// BenchmarkHTTP compares the endpoint with one that only verifies the
// signature (by discordgo, as its users do) and returns a constant, over
// connections on loopback that stay open. The requests are a mix of questions,
// each from another person: the same ones again, as in a discussion, or all
// new, so that each has to be searched for.
//
// On two idle cores, by the clock (-benchtime 6s): verify only 78 µs, asked
// again 106 (0.74 of the requests a second), asked anew 168 (0.46 to 0.50 from
// run to run). The encoder, which has a fixed share of a processor (see
// remember.go), takes some 10 of them. The client is in all of these.
func BenchmarkHTTP(b *testing.B) {
	constant := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !discordgo.VerifyInteraction(r, testKey().Public().(ed25519.PublicKey)) {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"type":1}`)
	})
	b.Run("verify only", func(b *testing.B) { benchmarkPosts(b, constant, false) })
	b.Run("asked again", func(b *testing.B) { benchmarkPosts(b, newSite(b, discardLog()).handler(), false) })
	b.Run("asked anew", func(b *testing.B) { benchmarkPosts(b, newSite(b, discardLog()).handler(), true) })
}

func benchmarkPosts(b *testing.B, h http.Handler, fresh bool) {
	questions := []string{
		"What stands in the way of EU–Russia cooperation in Central Asia?", "What does the brief say about drugs trafficking?",
		"Why does Russia oppose democracy in the region?", "Is China a partner?", "Which areas are suited to cooperation?",
		"What about fake news?", "Who wrote this?", "Should the EU talk to the SCO?", "What is the capital of Peru?", "hello",
	}
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
	prepared := make([]request, 1024)
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	for i := range prepared {
		question := questions[i%len(questions)]
		if fresh {
			// More questions than are remembered, each once in a round.
			question = fmt.Sprintf("%s (%d)", question, i)
		}
		body := askBody(1000+i, fmt.Sprint(5000+i), question)
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
	if !fresh {
		for _, p := range prepared[:len(questions)] {
			post(p) // the first time is the other benchmark's
		}
	}
	var next atomic.Int64
	b.SetParallelism(8)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			post(prepared[int(next.Add(1))%len(prepared)])
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
}
