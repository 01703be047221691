// Package discordtest stands in for Discord in tests, in the manner of
// net/http/httptest.
//
// A [Server] has both halves: the REST API, behind an [http.RoundTripper] that
// needs no sockets, and the gateway, a real websocket server behind a dial
// function. It keeps what a bot registers and sends, holds every request
// against Discord's rules by a [Checker], delivers interactions as the JSON
// that Discord sends, and plays back faults: of REST calls ([Fault]) and of
// gateway connections ([Behaviour]). All of it runs inside a testing/synctest
// bubble, so that a test can wait for minutes in no time.
package discordtest
