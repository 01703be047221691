package bot

import (
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
)

// Why a request is not Discord's, for status codes and metrics.
var (
	errUnsigned  = errors.New("no well-formed signature")
	errTimestamp = errors.New("timestamp outside the window")
	errSignature = errors.New("wrong signature")
	errTooLarge  = errors.New("body too large")
)

// readSigned reads the body of a request that Discord signed with the key,
// which must be ed25519.PublicKeySize bytes long. It reads nothing where the
// headers are wrong already, and never more than maxInteraction bytes. Other
// errors than the four above are those of reading.
//
// discordgo's VerifyInteraction panics on a key of another length, takes any
// timestamp and reads without bound.
func readSigned(w http.ResponseWriter, r *http.Request, key ed25519.PublicKey) ([]byte, error) {
	signatures, timestamps := r.Header.Values(signatureHeader), r.Header.Values(timestampHeader)
	if len(signatures) != 1 || len(timestamps) != 1 {
		return nil, errUnsigned
	}
	var signature [ed25519.SignatureSize]byte
	if hex.DecodedLen(len(signatures[0])) != len(signature) || len(signatures[0])%2 != 0 {
		return nil, errUnsigned
	}
	if _, err := hex.Decode(signature[:], []byte(signatures[0])); err != nil {
		return nil, errUnsigned
	}
	timestamp := timestamps[0]
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return nil, errUnsigned
	}
	if age := time.Since(time.Unix(seconds, 0)); age > timestampWindow || age < -timestampWindow {
		return nil, errTimestamp
	}
	if r.ContentLength > maxInteraction {
		return nil, errTooLarge
	}
	// What is signed is the timestamp and the body, so both go into one slice.
	signed := make([]byte, len(timestamp), len(timestamp)+int(max(r.ContentLength, 0))+512)
	copy(signed, timestamp)
	signed, err = appendAll(signed, http.MaxBytesReader(w, r.Body, maxInteraction))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return nil, errTooLarge
	}
	if err != nil {
		return nil, err
	}
	if !ed25519.Verify(key, signed, signature[:]) {
		return nil, errSignature
	}
	return signed[len(timestamp):], nil
}

// appendAll appends what r holds to b.
func appendAll(b []byte, r io.Reader) ([]byte, error) {
	for {
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if errors.Is(err, io.EOF) {
			return b, nil
		}
		if err != nil {
			return b, err
		}
	}
}
