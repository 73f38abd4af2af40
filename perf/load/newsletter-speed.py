"""The paper of newsletter-speed, through its database: articles, readers, and the account of an issue."""
import glob, json, os, random, re, sqlite3, sys, time

TOPICS = 80
FINISHED = 3  # the numbers that IssueState and CopyState store
ACCEPTED = 3


def connect(path):
    return sqlite3.connect(path, timeout=60)


def articles(path, folder):
    """600 articles of the last days, made of the demonstration newspaper's own sentences, so that no two tell the same story."""
    random.seed(1)
    words = []
    for name in sorted(glob.glob(os.path.join(folder, '*.md'))):
        words += re.findall(r'[\u0621-\u064a]{2,}', open(name, encoding='utf-8').read())
    now = int(time.time())
    for number in range(600):
        say = lambda count: ' '.join(random.sample(words, count))
        print(json.dumps({
            'id': str(number), 'headline': say(8), 'standfirst': say(22), 'body': '\n\n'.join(say(60) + '.' for _ in range(4)),
            'section': f'قسم {number % 10}', 'publishedAt': time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(now - 60 - number * 600))}, ensure_ascii=False))


def readers(path, count):
    """Readers with an account each, who follow four topics and a section of their own choosing."""
    random.seed(2)
    db, now, count = connect(path), int(time.time() * 1000), int(count)
    db.executemany("INSERT INTO topic (slug, name, kind, description) VALUES (?, ?, 1, '')", [(f'topic-{i}', f'موضوع {i}') for i in range(TOPICS)])
    topics = [row[0] for row in db.execute('SELECT id FROM topic')]
    sections = [row[0] for row in db.execute('SELECT id FROM section')]
    db.executemany('INSERT OR IGNORE INTO article_topic (article_id, topic_id, listed_at) VALUES (?, ?, ?)',
                   [(a, t, p) for a, p in db.execute('SELECT id, published_at FROM article').fetchall() for t in random.sample(topics, 3)])
    newsletter, consent = db.execute("SELECT id, consent FROM newsletter WHERE slug = 'for-you'").fetchone()
    for start in range(1, count + 1, 50000):
        some = range(start, min(start + 50000, count + 1))
        db.executemany('INSERT INTO reader (id, name, joined_at, keeps_history, is_tailored, user_name, normalized_user_name, email, normalized_email, email_confirmed, two_factor_enabled) VALUES (?, ?, ?, 1, 1, ?, ?, ?, ?, 1, 0)',
                       [(i, f'قارئ {i}', now, a, a.upper(), a, a.upper()) for i in some for a in [f'r{i}@example.org']])
        db.executemany("INSERT INTO follow (reader_id, kind, target_id, is_mute, words, created_at) VALUES (?, ?, ?, 0, '', ?)",
                       [(i, kind, target, now) for i in some for kind, target in [(3, t) for t in random.sample(topics, 4)] + [(1, random.choice(sections))]])
        db.executemany("INSERT INTO subscription (newsletter_id, reader_id, address, address_key, name, state, asked_at, confirmed_at, consent_text, consent_source) VALUES (?, ?, ?, ?, '', 3, ?, ?, ?, 'perf')",
                       [(newsletter, i, f'r{i}@example.org', f'R{i}@EXAMPLE.ORG', now, now, consent) for i in some])
        db.commit()


def open_for(path, count):
    """So many subscribers are active, and what was sent before was yesterday's."""
    db = connect(path)
    db.execute("UPDATE issue SET date = date(date, '-' || (1000 - id) || ' days')")
    db.execute('UPDATE subscription SET state = CASE WHEN reader_id <= ? THEN 2 ELSE 3 END', (int(count),))
    db.commit()
    db.execute('PRAGMA wal_checkpoint(TRUNCATE)')  # what was prepared here is not for the newspaper to tidy
    os.sync()


def wait(path):
    db = connect(path)
    while db.execute('SELECT state FROM issue ORDER BY id DESC LIMIT 1').fetchone()[0] != FINISHED:
        time.sleep(0.5)


def account(path):
    db = connect(path)
    issue, ordered = db.execute('SELECT id, ordered_at FROM issue ORDER BY id DESC LIMIT 1').fetchone()
    count, first, last = db.execute('SELECT count(*), min(offered_at), max(answered_at) FROM copy WHERE issue_id = ? AND state = ?', (issue, ACCEPTED)).fetchone()
    total = db.execute('SELECT count(*) FROM copy WHERE issue_id = ?', (issue,)).fetchone()[0]
    assert count == total, f'{count} of {total} copies were accepted'
    print(f'{count / (last - first) * 1000:.0f} {(first - ordered) / 1000:.2f}')


def size(path, taken, count):
    """The mean octets of a mail; and no two readers got the same list."""
    mails = [mail[mail.index(b'\nFrom: ') + 1:] for mail in (b'\n' + open(taken, 'rb').read()).split(b'\nX-Client-Addr:')[1:]]
    assert len(mails) == int(count), f'{len(mails)} mails of {count}'
    lists = {row[0] for row in connect(path).execute('SELECT choice FROM copy')}
    assert len(lists) > int(count) * 0.9, f'only {len(lists)} different lists'
    print(sum(map(len, mails)) // len(mails))


{'articles': articles, 'readers': readers, 'open': open_for, 'wait': wait, 'account': account, 'size': size}[sys.argv[2]](sys.argv[1], *sys.argv[3:])
