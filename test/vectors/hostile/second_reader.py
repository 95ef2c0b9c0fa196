"""A second reader of the format, written from docs/format.md and sharing nothing with the program.

python3 second_reader.py [FOLDER WITH LARGE FILES]: judges every file of expected.json and says where it differs.
Needs Python 3.9; the command `age` for the encrypted files, which are passed over without it.
"""
import base64
import datetime
import hashlib
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ('round', 'back', 'office', 'hand', 'arch', 'enrol', 'receipt')
NAME = re.compile(rb'(mimetype|manifest\.json|signatures\.json|README\.txt|data/[a-z][a-z0-9-]{0,40}\.(ndjson|json)'
                  rb'|att/[0-9a-f]{2}/[0-9a-f]{64})\Z')
HASH = re.compile(r'[0-9a-f]{64}\Z')
KID = re.compile(r'[A-Za-z0-9_-]{43}\Z')
VERSION = re.compile(r'\d{1,3}\.\d{1,3}\Z')
MINOR = 3
ROUND = ('round indicators weights forms roster policy units assignments root-chain').split()
FILE, ROUND_FILE, SINGLE, ENTRIES, ATTACHMENT = 2080374784, 256 << 20, 1 << 20, 20000, 64 << 20
ZEROS = '0' * 64


class Refused(Exception):
    pass


def need(good, code):
    if not good:
        raise Refused(code)


# --- JSON (3) ---------------------------------------------------------------------------------------------------

def number(text):
    # The shortest text of a number as ECMAScript writes it; whole numbers below 2^53 are all that this format has.
    value = float(text)
    need(abs(value) < 2 ** 53 or value != value, 'E_JSON_CANON')
    need(text == (str(int(value)) if value == int(value) else repr(value)), 'E_JSON_CANON')
    return int(value) if value == int(value) else value


def pairs(items):
    names = [name for name, _ in items]
    need(len(set(names)) == len(names), 'E_JSON_CANON')
    need(not {'__proto__', 'constructor', 'prototype'} & set(names), 'E_JSON_CANON')
    need(names == sorted(names, key=lambda n: n.encode('utf-16-be', 'surrogatepass')), 'E_JSON_CANON')
    return dict(items)


def constant(_text):
    raise Refused('E_JSON')


def quoted(text):
    out = ['"']
    short = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t'}
    for letter in text:
        need(not 0xd800 <= ord(letter) <= 0xdfff, 'E_JSON_CANON')
        out.append(short.get(letter) or ('\\u%04x' % ord(letter) if letter < ' ' else letter))
    return ''.join(out) + '"'


def written(value):
    if value is None or isinstance(value, bool):
        return {None: 'null', True: 'true', False: 'false'}[value]
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return '[' + ','.join(map(written, value)) + ']'
    names = sorted(value, key=lambda n: n.encode('utf-16-be', 'surrogatepass'))
    return '{' + ','.join(quoted(name) + ':' + written(value[name]) for name in names) + '}'


def parse(data):
    try:
        text = data.decode('utf-8')
    except UnicodeDecodeError:
        raise Refused('E_UTF8')
    depth, deepest, inside, skip = 0, 0, False, False
    for letter in text:
        if skip:
            skip = False
        elif inside:
            skip, inside = letter == '\\', letter != '"'
        elif letter == '"':
            inside = True
        elif letter in '[{':
            depth += 1
            deepest = max(deepest, depth)
        elif letter in ']}':
            depth -= 1
    need(deepest <= 16, 'E_JSON_DEPTH')
    # What is not canonical is found last: what is no JSON at all has the first word.
    try:
        json.loads(text, parse_constant=constant)
    except ValueError:
        raise Refused('E_JSON')
    value = json.loads(text, object_pairs_hook=pairs, parse_int=number, parse_float=number)
    need(written(value) == text, 'E_JSON_CANON')
    return value


def b64(text, code):
    need(isinstance(text, str) and re.fullmatch(r'[A-Za-z0-9_-]*', text), code)
    try:
        data = base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))
    except ValueError:
        raise Refused(code)
    need(base64.urlsafe_b64encode(data).rstrip(b'=').decode() == text, code)
    return data


# --- Ed25519 (RFC 8032, 5.1) --------------------------------------------------------------------------------------

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def plus(a, b):
    s, t = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    u, v = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(k, a):
    total = (0, 1, 1, 0)
    while k:
        if k & 1:
            total = plus(total, a)
        a, k = plus(a, a), k >> 1
    return total


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point(data):
    y = int.from_bytes(data, 'little')
    sign, y = y >> 255, y & (2 ** 255 - 1)
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P:
        x = x * ROOT % P
    if (x * x - xx) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point(bytes([0x58] + [0x66] * 31))


def sound(data):
    a = point(data)
    return a is not None and not same(times(8, a), (0, 1, 1, 0))


def is_signed(key, message, signature):
    if len(signature) != 64:
        return False
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], 'little')
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    return same(times(s, BASE), plus(r, times(k, a)))


def thumbprint(x):
    text = '{"crv":"Ed25519","kty":"OKP","x":"%s"}' % x
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()


# --- signatures (4) -----------------------------------------------------------------------------------------------

def signers(block, kind, payload, keys):
    """The kids of the trusted keys that signed; `keys` is kid -> 32 bytes."""
    ok = isinstance(block, dict) and set(block) == {'signatures'} and isinstance(block['signatures'], list)
    need(ok and 1 <= len(block['signatures']) <= 8, 'E_SIG_FORMAT')
    for one in block['signatures']:
        need(isinstance(one, dict) and set(one) == {'protected', 'signature'}, 'E_SIG_FORMAT')
    found = set()
    body = base64.urlsafe_b64encode(payload).rstrip(b'=').decode()
    for one in block['signatures']:
        head, signature = b64(one['protected'], 'E_SIG_FORMAT'), b64(one['signature'], 'E_SIG_FORMAT')
        try:
            header = parse(head)
        except Refused:
            raise Refused('E_SIG_FORMAT')
        need(isinstance(header, dict) and isinstance(header.get('kid'), str), 'E_SIG_FORMAT')
        kid = header['kid']
        if kid not in keys:
            continue
        need(sound(keys[kid]), 'E_KEY_WEAK')
        need(header.get('typ') == 'jieping-%s+jws' % kind, 'E_SIG_TYPE')
        need(set(header) == {'alg', 'kid', 'typ'} and header['alg'] == 'Ed25519', 'E_SIG_BAD')
        need(is_signed(keys[kid], ('%s.%s' % (one['protected'], body)).encode(), signature), 'E_SIG_BAD')
        found.add(kid)
    need(found, 'H_KEY_UNKNOWN')
    return found


# --- roots (6) ----------------------------------------------------------------------------------------------------

def role(value, keys):
    return (isinstance(value, dict) and set(value) == {'kids', 'threshold'} and isinstance(value['kids'], list)
            and 1 <= len(value['kids']) <= 10 and len(set(value['kids'])) == len(value['kids'])
            and all(kid in keys for kid in value['kids'])
            and whole(value['threshold'], 1) and value['threshold'] <= len(value['kids']))


BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'


def recipient(value):
    if not re.fullmatch('age1[%s]{58}' % BECH32, str(value)):
        return False
    check = 1
    for number in [3, 3, 3, 0, 1, 7, 5] + [BECH32.index(letter) for letter in value[4:]]:
        top, check = check >> 25, (check & 0x1ffffff) << 5 ^ number
        for bit, term in enumerate((0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3)):
            check ^= term if top >> bit & 1 else 0
    return check == 1


def office_keys(data):
    """Walks the chain and gives the keys of the office role of the last version, kid -> 32 bytes."""
    file = parse(data)
    need(isinstance(file, dict) and set(file) == {'format', 'roots'} and file['format'] == 'jieping/root-chain'
         and isinstance(file['roots'], list) and 1 <= len(file['roots']) <= 200, 'E_SCHEMA')
    before, digest = None, ZEROS
    for number_, signed in enumerate(file['roots'], 1):
        payload = b64(signed['payload'], 'E_SIG_FORMAT')
        root = parse(payload)
        keys = root.get('keys')
        fine = (root.get('format') == 'jieping/root' and whole(root.get('version'), 1) and isinstance(keys, dict)
                and isinstance(root.get('roles'), dict) and set(root['roles']) == {'root', 'office'}
                and role(root['roles']['root'], keys) and role(root['roles']['office'], keys)
                and isinstance(root.get('recipients'), list) and 1 <= len(root['recipients']) <= 10
                and like(HASH, root.get('prev_sha256')))
        need(fine, 'E_SCHEMA')
        raw = {}
        for kid, jwk in keys.items():
            raw[kid] = b64(jwk['x'], 'E_KEY_WEAK')
            need(len(raw[kid]) == 32 and sound(raw[kid]), 'E_KEY_WEAK')
            need(thumbprint(jwk['x']) == kid, 'E_ROOT')
        need(all(recipient(one['age']) for one in root['recipients']), 'E_KEY_WEAK')
        need(root['version'] == number_ and root['prev_sha256'] == digest, 'E_ROOT')
        judges = [(root, raw)] + ([before] if before else [])
        trusted = {kid: own[kid] for judge_, own in judges for kid in judge_['roles']['root']['kids']}
        try:
            voters = signers({'signatures': signed['signatures']}, 'root', payload, trusted)
        except Refused as refusal:
            raise Refused('E_ROOT' if str(refusal) == 'H_KEY_UNKNOWN' else str(refusal))
        for judge_, _own in judges:
            rule = judge_['roles']['root']
            need(len(voters & set(rule['kids'])) >= rule['threshold'], 'E_ROOT')
        before, digest = (root, raw), hashlib.sha256(payload).hexdigest()
    root, raw = before
    return {kid: raw[kid] for kid in root['roles']['office']['kids']}


def check_round(contents, m):
    hidden = parse(contents['data/policy.json']).get('hideWeights') is True if 'data/policy.json' in contents else False
    names = [name for name in ROUND if name != 'weights' or not hidden or 'data/weights.json' in contents]
    for name in names:
        need('data/%s.json' % name in contents, 'E_CONTENT_LIST')
    values = {name: parse(contents['data/%s.json' % name]) for name in names}
    said = values['round']
    need(isinstance(said, dict) and {'id', 'name', 'period', 'simulated', 'sources'} == set(said), 'E_SCHEMA')
    need(said['id'] == m['round']['id'], 'E_ROUND')
    need(said['simulated'] == ('rehearsal' in m['critical']), 'E_REHEARSAL')
    for one in values['roster']['devices']:
        need(thumbprint(one['jwk']['x']) == one['kid'], 'E_SCHEMA')
        need(sound(b64(one['jwk']['x'], 'E_KEY_WEAK')), 'E_KEY_WEAK')
        need('enc' not in one or recipient(one['enc']), 'E_KEY_WEAK')


# --- container (2) ------------------------------------------------------------------------------------------------

def local(name, crc, size):
    return struct.pack('<4s5H3I2H', b'PK\3\4', 20, 0, 0, 0, 0x21, crc, size, size, len(name), 0) + name


def central(name, crc, size, offset):
    return struct.pack('<4s6H3I5H2I', b'PK\1\2', 20, 20, 0, 0, 0, 0x21, crc, size, size, len(name),
                       0, 0, 0, 0, 0, offset) + name


def limit(name):
    fixed = {b'mimetype': 100, b'manifest.json': 8 << 20, b'signatures.json': 64 << 10}
    return fixed.get(name, ATTACHMENT if name.startswith(b'att/') else FILE)


def structure(data):
    need(data[:4] == b'PK\3\4', 'E_NOT_OURS')
    need(len(data) >= 52, 'E_TRUNCATED')
    end = data[-22:]
    if end[:4] != b'PK\5\6':
        at = data.rfind(b'PK\5\6')
        while at != -1:
            if len(data) - at >= 22 and sum(struct.unpack('<2I', data[at + 12:at + 20])) == at:
                raise Refused('E_TRAILING')
            at = data.rfind(b'PK\5\6', 0, at)
        raise Refused('E_TRUNCATED')
    disk, _disk2, count2, count, length, start, comment = struct.unpack('<4H2IH', end[4:])
    need(count != 0xffff and start != 0xffffffff and length != 0xffffffff and comment == 0, 'E_ZIP_PROFILE')
    need(count <= ENTRIES, 'E_TOO_MANY')
    need(count2 == count and start + length + 22 == len(data), 'E_ZIP_LAYOUT')
    entries, at, directory = [], 0, data[start:start + length]
    for _ in range(count):
        head = directory[at:at + 46]
        need(len(head) == 46 and head[:4] == b'PK\1\2', 'E_ZIP_LAYOUT')
        blank = central(b'', 0, 0, 0)
        need(head[:16] == blank[:16] and head[30:42] == blank[30:42], 'E_ZIP_PROFILE')
        crc, stored, size = struct.unpack('<3I', head[16:28])
        n, offset = struct.unpack('<H', head[28:30])[0], struct.unpack('<I', head[42:])[0]
        need(0xffffffff not in (stored, size, offset), 'E_ZIP_PROFILE')
        name = directory[at + 46:at + 46 + n]
        need(len(name) == n, 'E_ZIP_LAYOUT')
        need(len(name) <= 80 and NAME.match(name), 'E_ZIP_NAME')
        need(all(name != other[0] for other in entries), 'E_ZIP_DUP')
        need(size <= limit(name), 'E_TOO_BIG')
        entries.append((name, crc, size, offset, stored))
        at += 46 + n
    need(at == length, 'E_ZIP_LAYOUT')
    need(sum(30 + len(e[0]) + e[2] for e in entries) == start, 'E_ZIP_LAYOUT')
    place, found = 0, []
    for name, crc, size, offset, stored in entries:
        need(offset == place, 'E_ZIP_LAYOUT')
        wanted = local(name, crc, size)
        seen = data[place:place + len(wanted)]
        if seen != wanted:
            same_profile = seen[:14] == wanted[:14] and seen[28:30] == wanted[28:30]
            need(seen[:4] == b'PK\3\4', 'E_ZIP_LAYOUT')
            raise Refused('E_ZIP_LAYOUT' if same_profile else 'E_ZIP_PROFILE')
        need(stored == size, 'E_ZIP_LAYOUT')
        place += len(wanted)
        found.append((name.decode(), data[place:place + size], crc))
        place += size
    need(end == struct.pack('<4s4H2IH', b'PK\5\6', 0, 0, count, count, length, start, 0), 'E_ZIP_PROFILE')
    need([name for name, _, _ in found[:3]] == ['mimetype', 'manifest.json', 'signatures.json'], 'E_CONTENT_LIST')
    return found


# --- manifest (4) -------------------------------------------------------------------------------------------------

def text(value, most, least=0):
    return isinstance(value, str) and least <= len(value) <= most


def whole(value, least):
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def like(pattern, value):
    return isinstance(value, str) and pattern.match(value) is not None


def version_for_us(value, code):
    need(isinstance(value, dict) and like(VERSION, value.get('min_reader')), code)
    major, minor = map(int, value['min_reader'].split('.'))
    need(major == 1 and minor <= MINOR, 'E_VERSION_NEW')


def manifest_of(data, kind):
    m = parse(data)
    need(isinstance(m, dict) and isinstance(m.get('critical'), list), 'E_MANIFEST')
    version_for_us(m, 'E_MANIFEST')
    need(all(feature == 'rehearsal' for feature in m['critical']), 'E_VERSION_NEW')
    r, s, log, resources = m.get('round'), m.get('signer'), m.get('log'), m.get('resources')
    fine = (text(m.get('format'), 40) and like(VERSION, m.get('format_version')) and m.get('kind') in KINDS[:5]
            and text(m.get('id'), 64, 1) and isinstance(r, dict) and text(r.get('id'), 64, 1)
            and whole(r.get('package_seq'), 0) and like(HASH, r.get('package_sha256'))
            and isinstance(m.get('aud'), list) and all(like(KID, one) for one in m['aud'])
            and isinstance(s, dict) and text(s.get('device'), 64, 1) and like(KID, s.get('kid'))
            and isinstance(m.get('created'), str) and isinstance(resources, list))
    need(fine, 'E_MANIFEST')
    if 'log' in m:
        need(isinstance(log, dict) and text(log.get('dev'), 64, 1) and whole(log.get('from'), 1)
             and whole(log.get('to'), 0) and like(HASH, log.get('prev')) and like(HASH, log.get('head')), 'E_MANIFEST')
    for one in resources:
        need(isinstance(one, dict) and isinstance(one.get('path'), str) and NAME.match(one['path'].encode())
             and '/' in one['path'] + ('/' if one['path'] == 'README.txt' else '') and whole(one.get('bytes'), 0)
             and re.fullmatch('sha256:[0-9a-f]{64}', str(one.get('hash'))), 'E_MANIFEST')
    need(m['kind'] == kind and m['format'] == 'jieping/' + kind, 'E_KIND')
    need(kind != 'back' or 'log' in m, 'E_MANIFEST')
    return m


# --- records (7) and personal text (9) ----------------------------------------------------------------------------

DECIMAL = re.compile(r'-?(0|[1-9]\d{0,14})(\.\d{1,6})?\Z')
OPS = ('put withdraw submit return approve na-consent finding comment attach-add attach-remove erase admit resolve '
       'exclude ack-fork accept-late issue-result objection rectify seal amend revoke veto bonus').split()
OFFICE = 'return na-consent admit exclude ack-fork accept-late revoke erase seal amend veto bonus'.split()
ANSWERS = {
    'graded': lambda v: text(v.get('grade'), 8) and set(v) <= {'t', 'grade', 'points'}
    and ('points' not in v or like(DECIMAL, v['points'])),
    'ratio': lambda v: set(v) == {'t', 'num', 'den'} and like(DECIMAL, v['num']) and like(DECIMAL, v['den']),
    'checklist': lambda v: set(v) == {'t', 'a'} and isinstance(v['a'], dict),
    'deduction': lambda v: set(v) == {'t', 'n'} and isinstance(v['n'], dict),
    'points': lambda v: set(v) == {'t', 's'} and like(DECIMAL, v['s']),
    'na': lambda v: set(v) == {'t', 'reason'} and text(v['reason'].strip(), 1000, 1),
}
OTHERS = {
    'form': lambda v: set(v) == {'t', 'p'} and like(HASH, v['p']),
    'submit': lambda v: set(v) == {'t', 'complete'} and isinstance(v['complete'], bool),
}
DAY = re.compile(r'\d{4}-\d\d-\d\d\Z')


def real_day(value):
    try:
        return like(DAY, value) and bool(datetime.date.fromisoformat(value))
    except ValueError:
        return False


def texts(value, most, each, fewest=0):
    return (isinstance(value, list) and fewest <= len(value) <= most
            and all(isinstance(one, str) and text(one, each) for one in value))


def evidence_file(f):
    return (isinstance(f, dict) and set(f) == {'sha256', 'name', 'bytes', 'mediatype'} and like(HASH, f['sha256'])
            and text(f['name'], 255, 1) and whole(f['bytes'], 1) and text(f['mediatype'], 100))


def evidence(v, att):
    sizes = {'no': 40, 'docno': 100, 'issuer': 100, 'kind': 40}
    return (set(v) == set('t no title docno date issuer kind pages leaves items personal secret file'.split())
            and all(text(v[name], most) for name, most in sizes.items())
            and text(v['title'], 10 ** 6) and text(v['title'].strip(), 200, 1)
            and (v['date'] == '' or real_day(v['date'])) and texts(v['leaves'], 100, 40, 1)
            and texts(v['items'], 200, 60)
            and (v['pages'] is None or whole(v['pages'], 1) and v['pages'] <= 99_999)
            and isinstance(v['personal'], bool) and isinstance(v['secret'], bool)
            and (v['file'] is None or not v['secret'] and evidence_file(v['file']))
            and att == ([v['file']['sha256']] if v['file'] else []))


MEMBERS = set('v id dev seq prev by at tz op slot parents form_rev val note att'.split())


def reason(value):
    return (isinstance(value, dict) and set(value) == {'code', 'text'}
            and re.fullmatch('[a-z][a-z_]{0,39}', str(value['code'])) and text(value['text'].strip(), 1000, 10))


def fits(op, slot, val, att):
    if op in OFFICE:
        subject = {'na-consent': 'leaf', 'ack-fork': 'dev', 'revoke': 'kid', 'erase': 'p',
                   'veto': 'item', 'bonus': 'item'}.get(op)
        return (slot['form'] == 'office' and 'rater' not in slot and isinstance(val, dict)
                and slot['q'] == ('seal' if op == 'amend' else op) and val['t'] in (op, 'undo')
                and (op == 'seal' or reason(val.get('reason')))
                and (subject is None or val['t'] == 'undo' or slot.get('n') == val.get(subject)))
    if slot['form'] == 'office':
        return False
    t = val and val['t']
    if op in ('attach-add', 'attach-remove'):
        placed = slot['q'] == '*' and 'n' in slot and slot['form'] in ('self', 'dept', 'review')
        return placed and (val is None and att == [] if op == 'attach-remove' else t == 'evidence' and evidence(val, att))
    if t == 'evidence':
        return False
    table = {**ANSWERS, **OTHERS}
    if t in table and not table[t](val):
        return False
    allowed = {'put': set(ANSWERS) | {'form'}, 'finding': set(ANSWERS), 'withdraw': {None}, 'submit': {'submit'},
               'resolve': {'resolve'}}
    return t in allowed.get(op, {None} | set(table))


def record(line):
    r = parse(line)
    need(isinstance(r, dict) and set(r) - {'recovered_from'} == MEMBERS, 'E_SCHEMA')
    need('recovered_from' not in r or like(HASH, r['recovered_from']), 'E_SCHEMA')
    slot, val = r['slot'], r['val']
    fine = (r['v'] == 1 and text(r['id'], 64) and text(r['dev'], 64) and whole(r['seq'], 1) and like(HASH, r['prev'])
            and text(r['by'], 64) and re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z', str(r['at']))
            and re.fullmatch(r'[+-]\d\d:\d\d', str(r['tz'])) and re.fullmatch('[a-z][a-z0-9-]{0,39}', str(r['op']))
            and isinstance(slot, dict) and {'round', 'unit', 'form', 'q'} <= set(slot)
            and set(slot) <= {'round', 'unit', 'form', 'q', 'rater', 'n'} and text(slot['round'], 64)
            and slot['form'] in ('self', 'dept', 'worker', 'resident', 'review', 'office')
            and isinstance(r['parents'], list) and len(r['parents']) <= 64 and all(like(HASH, p) for p in r['parents'])
            and whole(r['form_rev'], 1) and text(r['note'], 4000)
            and isinstance(r['att'], list) and len(r['att']) <= 50 and all(like(HASH, a) for a in r['att'])
            and (val is None or isinstance(val, dict) and text(val.get('t'), 40)))
    need(fine, 'E_SCHEMA')
    known = r['op'] in OPS and (val is None or val['t'] in (*ANSWERS, *OTHERS, *OFFICE, 'resolve', 'undo', 'evidence'))
    need(not known or fits(r['op'], slot, val, r['att']), 'E_SCHEMA')
    return r


def lines(data):
    at = 0
    while at < len(data):
        end = data.find(b'\n', at)
        need(end != -1 and end - at <= 65536, 'E_LINE')
        yield data[at:end]
        at = end + 1


def check_log(contents, m):
    log = m['log']
    need('data/revisions.ndjson' in contents, 'E_CONTENT_LIST')
    need(log['from'] != 1 or log['prev'] == ZEROS, 'E_CHAIN')
    before, number_, forms = log['prev'], log['from'], {}
    for line in lines(contents['data/revisions.ndjson']):
        r = record(line)
        need((r['prev'], r['seq'], r['dev']) == (before, number_, log['dev']), 'E_CHAIN')
        need(r['slot']['round'] == m['round']['id'], 'E_ROUND')
        if r['val'] and r['val']['t'] == 'form':
            forms[r['val']['p']] = (r['slot']['unit'], r['slot'].get('n'))
        before, number_ = hashlib.sha256(line).hexdigest(), number_ + 1
    need((before, number_) == (log['head'], log['to'] + 1), 'E_CHAIN')
    seen = set()
    for line in lines(contents.get('data/personal.ndjson', b'')):
        one = parse(line)
        need(isinstance(one, dict) and set(one) == {'p', 'salt', 'text'} and like(HASH, one['p']), 'E_SCHEMA')
        salt = b64(one['salt'], 'E_SCHEMA')
        need(len(salt) == 16, 'E_SCHEMA')
        need(hashlib.sha256(salt + one['text'].encode()).hexdigest() == one['p'], 'E_CONTENT_HASH')
        need(one['p'] in forms and one['p'] not in seen, 'E_CONTENT_LIST')
        seen.add(one['p'])
        try:
            form = json.loads(one['text'])
        except ValueError:
            raise Refused('E_SCHEMA')
        need((form.get('unit'), form.get('serial')) == forms[one['p']], 'E_SCHEMA')


def evidence_beside(v):
    return isinstance(v, dict) and v.get('t') == 'evidence' and 'file' in v and evidence(
        v, [v['file']['sha256']] if isinstance(v['file'], dict) and 'sha256' in v['file'] else [])


def from_line(one, *more):
    return (isinstance(one, dict) and set(one) == {'record', 'dev', 'by', 'at', *more} and like(HASH, one['record'])
            and text(one['dev'], 64, 1) and text(one['by'], 64) and isinstance(one['at'], str))


def claimed(one):
    value = one.get('value') if isinstance(one, dict) else None
    return (from_line(one, 'value', 'note') and text(one['note'], 4000) and (value is None or isinstance(value, dict)
            and value.get('t') in ANSWERS and ANSWERS[value['t']](value)))


def shown(one):
    return (from_line(one, 'id', 'value', 'bytes') and text(one['id'], 64, 1) and evidence_beside(one['value'])
            and one['bytes'] in ('inside', 'office', 'missing', 'none')
            and (one['bytes'] == 'none') == (one['value']['file'] is None))


def street_claims(one):
    if not (isinstance(one, dict) and set(one) == {'unit', 'lines', 'submitted', 'answers', 'evidence'}
            and re.fullmatch(r'\d{9}', str(one['unit'])) and whole(one['lines'], 0)
            and isinstance(one['submitted'], bool) and isinstance(one['answers'], list)
            and isinstance(one['evidence'], list)):
        return False
    for answer in one['answers']:
        if not (isinstance(answer, dict) and set(answer) == {'leaf', 'heads'} and text(answer['leaf'], 40, 1)
                and isinstance(answer['heads'], list) and 1 <= len(answer['heads']) <= 64
                and all(map(claimed, answer['heads']))):
            return False
    leaves = [answer['leaf'] for answer in one['answers']]
    return len(set(leaves)) == len(leaves) and all(map(shown, one['evidence']))


def check_office(contents):
    attached = sorted(name[-64:] for name in contents if name.startswith('att/'))
    if 'data/claims.json' not in contents:
        need(not attached, 'E_CONTENT_LIST')
        return check_return(contents)
    need('data/return.json' not in contents, 'E_CONTENT_LIST')
    said = parse(contents['data/claims.json'])
    streets = said.get('streets') if isinstance(said, dict) and set(said) == {'streets'} else None
    need(isinstance(streets, list) and streets and all(map(street_claims, streets)), 'E_SCHEMA')
    need(len({one['unit'] for one in streets}) == len(streets), 'E_SCHEMA')
    inside = {one['value']['file']['sha256'] for street in streets for one in street['evidence']
              if one['bytes'] == 'inside'}
    need(sorted(inside) == attached, 'E_CONTENT_LIST')


def check_return(contents):
    need('data/return.json' in contents, 'E_CONTENT_LIST')
    said = parse(contents['data/return.json'])
    fine = (isinstance(said, dict) and {'unit', 'form', 'leaves', 'reason', 'submission'} <= set(said)
            and set(said) <= {'unit', 'form', 'rater', 'leaves', 'reason', 'submission'}
            and re.fullmatch(r'\d{9}', str(said['unit'])) and said['form'] in ('self', 'dept', 'review')
            and isinstance(said['leaves'], list) and text(said['reason'].strip(), 1000, 10)
            and like(HASH, said['submission']))
    need(fine, 'E_SCHEMA')


def container(data, kind, reader):
    if data[:1] == b'{':
        try:
            single = parse(data).get('format') in ['jieping/' + k for k in KINDS]
        except (Refused, AttributeError):
            single = False
        raise Refused('E_KIND' if single else 'E_NOT_OURS')
    need(data[:1] == b'P', 'E_NOT_OURS')
    need(len(data) <= (ROUND_FILE if kind == 'round' else FILE), 'E_TOO_BIG')
    entries = structure(data)
    media = {'application/vnd.jieping.%s+zip' % k: k for k in KINDS}.get(entries[0][1].decode('latin-1'))
    need(media is not None, 'E_NOT_OURS')
    need(media == kind, 'E_KIND')
    need(not reader.get('plain_refused'), 'E_PLAIN')
    keys, devices = {}, {}
    if 'keys' not in reader:
        chain = [content for name, content, _ in entries if name == 'data/root-chain.json']
        need(chain, 'E_CONTENT_LIST')
        keys = office_keys(chain[0])
        devices = dict.fromkeys(keys)
    for key in reader.get('keys', []):
        keys[key['kid']], devices[key['kid']] = b64(key['x'], 'E_KEY_WEAK'), key.get('device')
    try:
        block = parse(entries[2][1])
    except Refused:
        raise Refused('E_SIG_FORMAT')
    signed = signers(block, kind, entries[1][1], keys)
    m = manifest_of(entries[1][1], kind)
    need('round' not in reader or m['round']['id'] == reader['round'], 'E_ROUND')
    need('rehearsal' not in reader or ('rehearsal' in m['critical']) == reader['rehearsal'], 'E_REHEARSAL')
    need('aud' not in reader or reader['aud'] in m['aud'], 'E_AUD')
    need(m['signer']['kid'] in signed and devices[m['signer']['kid']] in (None, m['signer']['device']), 'E_SIGNER')
    need('log' not in m or m['log']['dev'] == m['signer']['device'], 'E_SIGNER')
    there = {name for name, _, _ in entries}
    listed = [(one['path'], one['bytes']) for one in m['resources'] if one.get('omissible') is not True or one['path'] in there]
    need([(name, len(content)) for name, content, _ in entries[3:]] == listed, 'E_CONTENT_LIST')
    hashes = {one['path']: one['hash'] for one in m['resources']}
    for name, content, crc in entries:
        need(zlib.crc32(content) == crc, 'E_CONTENT_HASH')
        digest = hashlib.sha256(content).hexdigest()
        need(name not in hashes or hashes[name] == 'sha256:' + digest, 'E_CONTENT_HASH')
        need(not name.startswith('att/') or name == 'att/%s/%s' % (digest[:2], digest), 'E_CONTENT_HASH')
    if kind == 'round':
        check_round({name: content for name, content, _ in entries[3:]}, m)
    if kind == 'office':
        check_office({name: content for name, content, _ in entries[3:]})
    if 'log' in m:
        check_log({name: content for name, content, _ in entries[3:]}, m)


# --- encryption (10) ----------------------------------------------------------------------------------------------

def opened(data, reader):
    need('identities' in reader, 'E_KIND')
    need(len(data) >= 22, 'E_AGE_DAMAGED')
    need(data.startswith(b'age-encryption.org/v1\n'), 'E_AGE_KEY')
    head = data[:65536]
    mac = head.find(b'\n--- ')
    end = head.find(b'\n', mac + 1) if mac != -1 else -1
    need(end != -1, 'E_AGE_KEY' if len(data) > 65536 else 'E_AGE_DAMAGED')
    need(not re.search(rb'^-> scrypt( |$)', head[:end], re.M), 'E_AGE_KEY')
    with tempfile.TemporaryDirectory() as folder:
        key = os.path.join(folder, 'key')
        with open(key, 'w') as out:
            out.write('\n'.join(reader['identities']) + '\n')
        done = subprocess.run(['age', '-d', '-i', key], input=data, capture_output=True)
    if done.returncode:
        raise Refused('E_AGE_KEY' if b'no identity matched' in done.stderr else 'E_AGE_DAMAGED')
    return done.stdout


# --- single JSON files (12) ---------------------------------------------------------------------------------------

def single(data, kind, reader):
    need(len(data) <= SINGLE, 'E_TOO_BIG')
    need(data[:1] == b'{', 'E_KIND' if data[:2] == b'PK' else 'E_NOT_OURS')
    outer = parse(data)
    need(outer.get('format') in ['jieping/' + k for k in KINDS], 'E_NOT_OURS')
    need(outer['format'] == 'jieping/' + kind, 'E_KIND')
    need(set(outer) == {'format', 'payload', 'signatures'}, 'E_SIG_FORMAT')
    payload = b64(outer['payload'], 'E_SIG_FORMAT')
    block = {'signatures': outer['signatures']}
    if kind == 'receipt':
        signers(block, kind, payload, {key['kid']: b64(key['x'], 'E_KEY_WEAK') for key in reader['keys']})
    said = parse(payload)
    version_for_us(said, 'E_SCHEMA')
    if kind == 'receipt':
        need(isinstance(said.get('critical'), list), 'E_SCHEMA')
        need(all(one == 'rehearsal' for one in said['critical']), 'E_VERSION_NEW')
        members = {'round', 'dev', 'to', 'head', 'files', 'missing', 'at', 'critical', 'format_version', 'min_reader'}
        need(set(said) == members and whole(said['to'], 1) and like(HASH, said['head']), 'E_SCHEMA')
        return
    members = {'device', 'person', 'keys', 'nonce', 'created', 'format_version', 'min_reader'}
    need(set(said) == members and {'sign'} <= set(said['keys']) <= {'sign', 'enc'}, 'E_SCHEMA')
    need(said['person'].get('name', '').strip() != '', 'E_SCHEMA')
    x = said['keys']['sign'].get('x')
    key = b64(x, 'E_KEY_WEAK')
    need(len(key) == 32 and sound(key), 'E_KEY_WEAK')
    try:
        signers(block, kind, payload, {thumbprint(x): key})
    except Refused as refusal:
        raise Refused('E_SIGNER' if str(refusal) == 'H_KEY_UNKNOWN' else str(refusal))


def judge(path, kind, reader):
    try:
        need(os.path.getsize(path) <= FILE, 'E_TOO_BIG')
        with open(path, 'rb') as file:
            data = file.read()
        if kind in ('enrol', 'receipt'):
            single(data, kind, reader)
        elif data.startswith(b'age-encryption.org/'):
            container(opened(data, reader), kind, reader)
        else:
            container(data, kind, {**reader, 'plain_refused': reader.get('encryption') == 'required'})
        return 'ok'
    except Refused as refusal:
        return str(refusal)


def main(large):
    with open(os.path.join(HERE, 'expected.json'), encoding='utf-8') as file:
        expected = json.load(file)
    cases = [(os.path.join(HERE, 'files', one['file']), one) for one in expected['files']]
    cases += [(os.path.join(large, one['file']), one) for one in expected['large'] if large]
    has_age = shutil.which('age') is not None
    judged = differ = 0
    for path, one in cases:
        with open(path, 'rb') as file:
            if not has_age and file.read(19) == b'age-encryption.org/':
                continue
        judged += 1
        found = judge(path, one['kind'], expected['readers'][one['reader']])
        if found != one['code']:
            differ += 1
            print('%s: expected %s, found %s' % (one['file'], one['code'], found))
    print('%d files judged, %d differ' % (judged, differ))
    return 1 if differ else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
