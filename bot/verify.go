package bot

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"
)

// Headers that Discord signs an interaction with [Interactions: Overview,
// Security].
const (
	signatureHeader = "X-Signature-Ed25519"
	timestampHeader = "X-Signature-Timestamp"
)

const (
	// maxInteraction bounds what is read of a request. The longest that
	// Discord can send for these commands is a message command on a message of
	// 4,000 characters with ten embeds of 6,000 together and 40 components:
	// under 100 kB even if every character is escaped.
	maxInteraction = 512 << 10
	// timestampWindow is how far a request's timestamp may be from now, either
	// way: room for clocks that are set by hand, and an end to replaying what
	// somebody recorded. The first response is due within three seconds.
	timestampWindow = 5 * time.Minute
	// Whether a request is Discord's is known only when all of it is read, and
	// anybody can send half a megabyte. So a body is read as it arrives, and no
	// more than maxLarge at a time beyond smallBody, which holds a question: the
	// others wait for largeWithin, while the network holds them back.
	smallBody   = 8 << 10
	maxLarge    = 8
	largeWithin = 2 * time.Second
)

// A notDiscords says why a request is not Discord's, for metrics, and the status
// that answers it.
type notDiscords struct {
	reason string
	status int
}

// Error implements error.
func (e *notDiscords) Error() string { return "refused: " + e.reason }

var (
	errUnsigned  = &notDiscords{"unsigned", http.StatusUnauthorized}  // no well-formed signature
	errTimestamp = &notDiscords{"timestamp", http.StatusUnauthorized} // outside the window
	errSignature = &notDiscords{"signature", http.StatusUnauthorized} // a wrong one
	errTooLarge  = &notDiscords{"too large", http.StatusRequestEntityTooLarge}
	errBusy      = &notDiscords{"busy", http.StatusServiceUnavailable} // too many large bodies at once
)

// readSigned reads the body of a request that Discord signed with the key,
// which must be ed25519.PublicKeySize bytes long. It reads nothing where the
// headers are wrong already, and never more than maxInteraction bytes; large has the
// places for bodies beyond smallBody. Done is to be called when the body is no
// longer needed. Other errors than the five above
// are those of reading.
//
// discordgo's VerifyInteraction panics on a key of another length, takes any
// timestamp and reads without bound.
func readSigned(w http.ResponseWriter, r *http.Request, key ed25519.PublicKey, large chan struct{}) (body []byte, done func(), err error) {
	done = func() {}
	signatures, timestamps := r.Header.Values(signatureHeader), r.Header.Values(timestampHeader)
	if len(signatures) != 1 || len(timestamps) != 1 {
		return nil, done, errUnsigned
	}
	var signature [ed25519.SignatureSize]byte
	if hex.DecodedLen(len(signatures[0])) != len(signature) || len(signatures[0])%2 != 0 {
		return nil, done, errUnsigned
	}
	if _, err := hex.Decode(signature[:], []byte(signatures[0])); err != nil {
		return nil, done, errUnsigned
	}
	timestamp := timestamps[0]
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return nil, done, errUnsigned
	}
	if age := time.Since(time.Unix(seconds, 0)); age > timestampWindow || age < -timestampWindow {
		return nil, done, errTimestamp
	}
	if r.ContentLength > maxInteraction {
		return nil, done, errTooLarge
	}
	// What is signed is the timestamp and the body, so both go into one slice.
	r.Body = http.MaxBytesReader(w, r.Body, maxInteraction)
	var signed bytes.Buffer
	signed.Grow(len(timestamp) + min(int(max(r.ContentLength, 0)), smallBody) + bytes.MinRead)
	signed.WriteString(timestamp)
	_, err = signed.ReadFrom(io.LimitReader(r.Body, smallBody))
	if err == nil && signed.Len() >= len(timestamp)+smallBody {
		select {
		case large <- struct{}{}:
			done = func() { <-large }
		case <-time.After(largeWithin):
			return nil, done, errBusy
		case <-r.Context().Done():
			return nil, done, errBusy
		}
		signed.Grow(int(max(r.ContentLength-smallBody, 0)) + bytes.MinRead)
		_, err = signed.ReadFrom(r.Body)
	}
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return nil, done, errTooLarge
	}
	if err != nil {
		return nil, done, err
	}
	if !ed25519.Verify(key, signed.Bytes(), signature[:]) {
		return nil, done, errSignature
	}
	return signed.Bytes()[len(timestamp):], done, nil
}
