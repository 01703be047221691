"""Makes the pairs that the reader is trained on, pairs.jsonl, of public question sets:

    python data.py FOLDER-OF-CLONES        # git clones of the repositories named below, owner+name

A pair is a question, a piece of text (a sentence, mostly with its neighbours), whether the text answers it, and where.
Those without an answer are made to look like what a search gets wrong: the best other passage of the same article, another
sentence of the same passage, questions written to be unanswerable, a name, year or number exchanged for another of the text's,
when or why asked in place of who or where. SQuAD's development articles are left out: the encoder is judged on them.
"""
import collections, json, pathlib, random, re, subprocess, sys
import numpy as np

clones = pathlib.Path(sys.argv[1])
random.seed(3)

def read(repository, path):
    return (clones / repository.replace('/', '+') / path).read_text('utf8', 'replace')

# --- sources: articles [{source, language, paragraphs, questions [{q, p, a, s, impossible}]}] ---
articles = []

def squad(source, language, text):
    for n, a in enumerate(json.loads(text)['data']):
        out = dict(source=source, language=language, paragraphs=[], questions=[])
        for p in a['paragraphs']:
            out['paragraphs'].append(p['context'])
            for q in p['qas']:
                impossible = bool(q.get('is_impossible'))
                answers = q.get('plausible_answers' if impossible else 'answers') or []
                a, s = (answers[0]['text'], int(answers[0]['answer_start'])) if answers else ('', -1)
                if a and p['context'][s:s + len(a)] != a:
                    s = p['context'].find(a)
                if impossible or a and s >= 0:
                    out['questions'].append(dict(q=q['question'].strip(), p=len(out['paragraphs']) - 1, a=a, s=s, impossible=impossible))
        articles.append(out)

def paragraphs_with_answers(source, rows):
    out = dict(source=source, language='en', paragraphs=[], questions=[], whole=False)
    for row in rows:
        out['paragraphs'].append(row['context'])
        for q in row['qas']:
            if (s := row['context'].find(q['answer'])) >= 0:
                out['questions'].append(dict(q=q['question'].strip(), p=len(out['paragraphs']) - 1, a=q['answer'], s=s, impossible=False))
    articles.append(out)

letters = lambda s: re.sub(r'[^\w]+', '', s.lower())

def unanswerable_twins():
    """UnAnsQ (Zhu et al., 2019): questions of SQuAD 2.0 in pairs, one of them without an answer, in lower case and in tokens."""
    rows = lambda f: [l.split('\t') for l in read('haichao592/UnAnsQ', 'QG/' + f).strip('\n').split('\n')]
    usual = collections.defaultdict(collections.Counter)
    for a in articles:
        if a['language'] == 'en':
            for p in a['paragraphs']:
                for m in re.finditer(r"(?<![.?!:]\s)(?<!^)(?<=\s)[\w'-]+", p):
                    usual[m.group().lower()][m.group()] += 1
    def written(s):
        t = ' '.join(usual[w].most_common(1)[0][0] if w in usual else w for w in s.split())
        for a, b in ((r"`` ?| ?''", '"'), (r' ([,.;:?!%)\]])', r'\1'), (r'([(\[]) ', r'\1'), (r" ('s|n't|'re|'ve|'d|'ll|')\b", r'\1'), (r' - ', '-'), (r'(\d), (\d{3})\b', r'\1,\2')):
            t = re.sub(a, b, t)
        return re.sub(r'(^|[.?!] +)(["(]?)(\w)', lambda m: m[1] + m[2] + m[3].upper(), t)
    asked = lambda q: written(q).rstrip('?') + '?'
    known = {letters(q['q']): (a, q) for a in articles if a['language'] == 'en' for q in a['questions'] if not q['impossible']}
    out = dict(source='twins', language='en', paragraphs=[], questions=[], whole=False)
    def add(text, q, a, impossible):
        if text not in out['paragraphs'][-40:]:
            out['paragraphs'].append(text)
        p = len(out['paragraphs']) - 1 - out['paragraphs'][::-1].index(text)
        s = text.lower().find(a.lower()) if a else -1
        out['questions'].append(dict(q=asked(q), p=p, a=a, s=s, impossible=impossible))
    for c, a, u in zip(rows('dev-context.txt'), rows('dev-answerable-questions.txt'), rows('dev-unanswerable-questions.txt')):
        answer = written(' '.join(c[0].split()[int(a[2]):int(a[3]) + 1])).strip()
        add(written(c[0]), a[1], answer, False)
        add(written(c[0]), u[1], answer, True)
    sentences = dict(zip(map(letters, read('xinyadu/nqg', 'data/processed/tgt-test.txt').split('\n')), read('xinyadu/nqg', 'data/processed/src-test.txt').split('\n')))
    for a, u in zip(rows('train-answerable-questions.txt'), rows('train-unanswerable-questions.txt')):
        if letters(a[1]) in known:
            article, q = known[letters(a[1])]
            article['questions'].append(dict(q, q=asked(u[1]), impossible=True))
        elif letters(a[1]) in sentences:
            add(written(sentences[letters(a[1])]), a[1], '', False)
            add(written(sentences[letters(a[1])]), u[1], '', True)
    articles.append(out)

squad('squad', 'en', read('PhongNTDo/guide_train_MRC_transformers', 'train-v2.0.json'))
for name, source in (('new_wiki', 'wiki'), ('reddit', 'reddit'), ('amazon_reviews', 'reviews')):
    squad(source, 'en', read('modestyachts/squadshifts-website', f'datasets/{name}_v1.0.json'))
paragraphs_with_answers('squad', [r for f in ('train', 'valid', 'test') for r in json.loads(read('EmptyCityJK/flan-response-evaluator', f'data/squad/{f}.json'))])
unanswerable_twins()
for f in ('Validation', 'Test'):
    squad('pquad', 'fa', read('AUT-NLP/PQuAD', f'Dataset/{f}.json'))
for f in ('dev', 'test'):
    squad('drcd', 'zh', read('DRCKnowledgeTeam/DRCD', f'DRCD_{f}.json'))
squad('cmrc', 'zh', read('ymcui/cmrc2018', 'squad-style-data/cmrc2018_dev.json'))
squad('tquad', 'tr', read('TQuad/turkish-nlp-qa-dataset', 'train-v0.1.json'))
for n in range(10):
    squad('jaquad', 'ja', read('SkelterLabsInc/JaQuAD', f'data/train/jaquad_train_{n:04d}.json'))
squad('arcd', 'ar', read('husseinmozannar/SOQAL', 'data/arcd.json'))
for f in ('validation', 'test'):
    squad('norquad', 'no', read('ltgoslo/NorQuAD', f'data/evaluation/all/{f}_dataset_flattened.json'))
kazakh = [json.loads(l) for l in read('IS2AI/KazQAD', 'data/reading-comprehension/kazqad-reading-comprehension-v1.0-kk-validation.jsonl').split('\n') if l.strip()]
squad('kazqad', 'kk', json.dumps(dict(data=[dict(paragraphs=[dict(context=r['context'], qas=[dict(question=r['question'],
    answers=[dict(text=t, answer_start=s) for t, s in zip(r['answers']['text'], r['answers']['answer_start'])])])]) for r in kazakh])))
left = dict(reviews=2500, reddit=2500, pquad=3500, drcd=1800, cmrc=900, tquad=2200, jaquad=1800)
random.shuffle(articles)
for a in articles:
    if a['source'] in left:
        a['questions'] = random.sample(a['questions'], min(len(a['questions']), left[a['source']]))
        left[a['source']] -= len(a['questions'])

# --- sentences, and how near each is to each question of its article, by the encoder's vectors ---
ABBREVIATED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|vs|etc|e\.g|i\.e|No|U\.S|Inc|Co|Gen|Col|Lt|Prof|Rev|c|ca)\.|\b[A-Z]\.)$")
END = re.compile(r'[.!?…]["”’\')\]]*\s+|[。！？؟।]["”」』’)]*\s*|\n+')

def sentences(t):
    out, begin = [], 0
    for m in END.finditer(t):
        head = t[begin:m.start() + 1]
        if t[m.start()] == '.' and (ABBREVIATED.search(head) or t[m.end():m.end() + 1].islower()) or len(head.strip()) < 12 and out:
            continue
        out.append((begin, begin + len(t[begin:m.end()].rstrip())))
        begin = m.end()
    return out + [(begin, begin + len(t[begin:].rstrip()))] if t[begin:].strip() else out

def vectors(texts):
    subprocess.run(['go', 'run', './states', '../weights.bin', '12', 'all.tokens', 'all.states'], input='\n'.join(map(json.dumps, texts)).encode(), check=True)
    tokens, states = np.fromfile('all.tokens', '<i4'), np.memmap('all.states', '<f2', 'r').reshape(-1, 384)
    out, i, j = [], 0, 0
    while i < len(tokens):
        n = tokens[i]
        v = states[j:j + n].astype(np.float32).mean(0)
        out.append(v / np.linalg.norm(v))
        i, j = i + n + 1, j + n
    return np.array(out)

texts = []
def number(text):
    texts.append(text)
    return len(texts) - 1
for a in articles:
    a['sentences'] = [[(b, e, number('passage: ' + p[b:e])) for b, e in sentences(p)] if a['questions'] else [] for p in a['paragraphs']]
    for q in a['questions']:
        q['vector'] = number('query: ' + q['q'])
vector = vectors(texts)

# --- pairs ---
MOST = collections.defaultdict(lambda: 300, zh=110, ja=130, fa=240, ar=240)  # characters of a text
YEAR, NUMBER = re.compile(r'\b1[0-9]{3}s?\b|\b20[0-9]{2}s?\b'), re.compile(r'\b\d[\d,.]*\b')
NAME = re.compile(r"\b[A-Z][\w'’-]+(?:\s+(?:of\s+|the\s+)?[A-Z][\w'’-]+)*")
TIME = re.compile(YEAR.pattern + r'|\b(century|January|February|March|April|May|June|July|August|September|October|November|December|day|year)')
REASON = re.compile(r'\b(because|due to|since|reason|so that|in order to|to \w+|result|caused?|led to)\b', re.I)
SMALL = set('the in who what when where why how which a an of at on for to is was did does do are were i'.split())
pairs = []

def around(a, p, i):
    s, begin, end, r = a['sentences'][p], i, i, random.random()
    sides = random.sample('LR', 2)[:0 if r < .3 else 1 if r < .55 else 2]
    for side in sides:
        if side == 'L' and begin and s[end][1] - s[begin - 1][0] <= MOST[a['language']]:
            begin -= 1
        if side == 'R' and end + 1 < len(s) and s[end + 1][1] - s[begin][0] <= MOST[a['language']]:
            end += 1
    return s[begin][0], min(s[end][1], s[begin][0] + MOST[a['language']] + 150)

def exchanged(a, q, p, begin, end):
    """The question with a year, number or name exchanged for another one of the text or the article, or None."""
    text, options = a['paragraphs'][p][begin:end], []
    for m in YEAR.finditer(q['q']):
        if years := {y for t in ([text] if YEAR.search(text) else a['paragraphs']) for y in YEAR.findall(t)} - {m.group()}:
            options.append((m, random.choice(sorted(years))))
    for m in NUMBER.finditer(q['q']):
        if not YEAR.match(m.group()) and (others := {n.rstrip('.,') for n in NUMBER.findall(a['paragraphs'][p])} - {m.group()}):
            options.append((m, random.choice(sorted(others))))
    for m in NAME.finditer(q['q']):
        own = set(m.group().lower().split())
        others = lambda t: [n for n in NAME.findall(t) if n.lower() not in SMALL and not own & set(n.lower().split()) and n != q['a']]
        if m.start() and (names := random.random() < .6 and others(text) or others(random.choice(a['paragraphs']))):
            options.append((m, random.choice(names)))
    if options:
        m, new = random.choice(options)
        return q['q'][:m.start()] + new + q['q'][m.end():]

def asked_otherwise(q, text):
    """The question with "when", "why" or "where" where the text says nothing of that, or None."""
    m = re.match(r'(Who|When|Where|In what year|In which year|Why)\b', q['q'], re.I)
    if not m or m[1].lower() == 'who' and not re.match(r'\s+(was|is|were|are|did|does)\b', q['q'][m.end():]):
        return None
    asked, options = m[1].lower(), []
    if asked in ('who', 'where', 'why') and not TIME.search(text):
        options.append('When')
    if asked not in ('who', 'why') and not REASON.search(text):
        options.append('Why')
    if 'when' in asked and not any(n.start() for n in NAME.finditer(text)):
        options.append('Where')
    return options and random.choice(options) + q['q'][m.end():] or None

def typed(q):
    r = random.random()
    return q.lower().rstrip('?') if r < .08 else q.rstrip(' ?') if r < .14 else q.lower() if r < .18 else q

def add(kind, a, q, p, span, answer=None, held=False):
    begin, end = span
    pair = dict(kind=kind, source=a['source'], language=a['language'], question=q if held else typed(q), text=a['paragraphs'][p][begin:end], answered=answer is not None, held=held)
    if answer and answer[0] >= begin:
        pair['answer'] = [answer[0] - begin, min(answer[0] + len(answer[1]), end) - begin]
    pairs.append(pair)

for a in articles:
    whole = a.get('whole', True) and a['source'] != 'reddit'
    held_article = whole and random.random() < .08
    held_paragraphs = {p for p in range(len(a['paragraphs'])) if not whole and random.random() < .08}
    every = [(p, i, n) for p, s in enumerate(a['sentences']) for i, (_, _, n) in enumerate(s)]
    for q in a['questions']:
        p, s, v = q['p'], a['sentences'][q['p']], vector[q['vector']]
        held = held_article or p in held_paragraphs
        if not s:
            continue
        near = [float(vector[n] @ v) for _, _, n in s]
        at = max((k for k in range(len(s)) if s[k][0] <= q['s']), default=0) if q['s'] >= 0 else int(np.argmax(near))
        span = around(a, p, at)
        if q['impossible']:
            add('impossible', a, q['q'], p, span, held=held)
            continue
        add('answer', a, q['q'], p, span, (q['s'], q['a']), held)
        r = random.random()
        if whole and len(a['paragraphs']) > 1 and r < .6:
            for k in np.argsort([-(vector[n] @ v) for _, _, n in every])[:12]:
                other, i, _ = every[k]
                begin, end = around(a, other, i)
                if other != p and q['a'].lower() not in a['paragraphs'][other][begin:end + 150].lower():
                    add('other passage', a, q['q'], other, (begin, end), held=held)
                    break
        if len(s) > 1 and (r > .7 or not whole and r < .35):
            for k in np.argsort([-x for x in near])[:4]:
                if k != at and q['a'] and q['a'].lower() not in a['paragraphs'][p][s[k][0]:s[k][1]].lower():
                    add('other sentence', a, q['q'], p, s[k][:2], held=held)
                    break
        if a['language'] == 'en' and a['source'] != 'reddit':
            if random.random() < .5 and (new := exchanged(a, q, p, *span)):
                add('exchanged', a, new, p, span, held=held)
            if random.random() < .35 and (new := asked_otherwise(q, a['paragraphs'][p][span[0]:span[1]])):
                add('asked otherwise', a, new, p, span, held=held)

random.shuffle(pairs)
keep = {('answer', True): 19000, ('answer', False): 6500, ('other sentence', True): 3500, ('other sentence', False): 550, ('other passage', True): 6500, ('other passage', False): 3000}
with open('pairs.jsonl', 'w') as out:
    for x in pairs:
        key = (x['kind'], x['language'] == 'en')
        if not x['held'] and key in keep:
            keep[key] -= 1
            if keep[key] < 0:
                continue
        twice = x['kind'] == 'impossible' and x['language'] == 'en' and not x['held']  # the rarest, and the most like what goes wrong
        print(*[json.dumps(x, ensure_ascii=False)] * (1 + twice), sep='\n', file=out)
