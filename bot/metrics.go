package bot

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"briefbot/commands"
	"briefbot/index"
)

// Metrics counts what the program does, for Prometheus. Its labels are names
// that the program itself has: no person, server or text is among them. The
// zero value is not usable: see [NewMetrics].
type Metrics struct {
	registry      *prometheus.Registry
	interactions  *prometheus.CounterVec
	latency       *prometheus.HistogramVec
	searches      prometheus.Histogram
	calls         *prometheus.CounterVec
	gatewayEvents *prometheus.CounterVec
	refusals      *prometheus.CounterVec
}

// NewMetrics returns metrics in a registry of their own.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		interactions: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "briefbot_interactions_total",
			Help: "Interactions and messages answered, by command and how it went.",
		}, []string{"command", "outcome"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "briefbot_interaction_seconds",
			Help: "Time from an interaction's arrival to its first response.",
			// Up to the three seconds after which Discord gives up.
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 1.5, 2, 3},
		}, []string{"command"}),
		searches: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name:    "briefbot_search_seconds",
			Help:    "Time of one search.",
			Buckets: []float64{.00005, .0001, .00025, .0005, .001, .0025, .005, .01, .05, .1, 1},
		}),
		calls: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "briefbot_rest_calls_total",
			Help: "Attempts of calls to Discord's REST API, by route and status; status 0 means that no response came.",
		}, []string{"route", "status"}),
		gatewayEvents: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "briefbot_gateway_events_total",
			Help: "What happened to gateway connections.",
		}, []string{"event"}),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "briefbot_http_refused_total",
			Help: "Requests to /interactions that were refused, by reason.",
		}, []string{"reason"}),
	}
	m.registry.MustRegister(
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		m.interactions, m.latency, m.searches, m.calls, m.gatewayEvents, m.refusals,
	)
	return m
}

// handler serves the metrics in Prometheus's format.
func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *Metrics) interaction(command, outcome string, took time.Duration) {
	m.interactions.WithLabelValues(command, outcome).Inc()
	m.latency.WithLabelValues(command).Observe(took.Seconds())
}

func (m *Metrics) rest(route string, status int) {
	m.calls.WithLabelValues(route, strconv.Itoa(status)).Inc()
}

func (m *Metrics) gateway(event string) { m.gatewayEvents.WithLabelValues(event).Inc() }

func (m *Metrics) refused(reason string) { m.refusals.WithLabelValues(reason).Inc() }

// watchMeaning shows how much of the brief has been read for its meaning.
func (m *Metrics) watchMeaning(percent func() int) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "briefbot_meaning_ratio", Help: "How much of the brief has been read for its meaning, from 0 to 1; below 1 questions are answered by words.",
	}, func() float64 { return float64(percent()) / 100 }))
}

// watchGateway shows the state of the gateway's shards, asked for each time
// that the metrics are read.
func (m *Metrics) watchGateway(state func() []shardState) {
	count := func(want func(shardState) bool) func() float64 {
		return func() float64 {
			n := 0.0
			for _, s := range state() {
				if want(s) {
					n++
				}
			}
			return n
		}
	}
	m.registry.MustRegister(
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "briefbot_gateway_shards", Help: "Gateway shards that this process runs.",
		}, count(func(shardState) bool { return true })),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "briefbot_gateway_shards_ready", Help: "Gateway shards that are connected, with a fresh heartbeat.",
		}, count(func(s shardState) bool { return s.problem() == "" })),
	)
}

// Time returns a searcher that does what s does and measures it.
func (m *Metrics) Time(s commands.Searcher) commands.Searcher { return timed{s, m.searches} }

type timed struct {
	commands.Searcher
	seconds prometheus.Observer
}

func (t timed) Search(ctx context.Context, q index.Query) (index.Result, error) {
	start := time.Now()
	defer func() { t.seconds.Observe(time.Since(start).Seconds()) }()
	return t.Searcher.Search(ctx, q)
}
