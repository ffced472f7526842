"""The floor: a plain ledger in PostgreSQL, one transaction a posting, and the same questions.

It keeps entries, lines, open documents and balances, and refuses a posting twice and one over the
credit limit. It has no roles, no plans, no history of terms, no hash chain and no sheet.
Read: work as JSON from the file named first; the connection string second.
Writes: one JSON object on standard output.
"""
import json
import multiprocessing
import sys
import time

import psycopg2
from psycopg2.extras import execute_values

SCHEMA = """
create table dealers (id text primary key, balance bigint not null, credit_limit bigint);
create table entries (id text primary key, dealer text not null references dealers, kind text
  not null, day date not null, document text, amount bigint not null);
create table lines (entry text not null references entries, product text not null,
  quantity bigint not null, price bigint not null, amount bigint not null);
create table documents (dealer text not null references dealers, number text not null,
  day date not null, due date not null, open bigint not null check (open >= 0),
  primary key (dealer, number));
create index on entries (day);
create index on lines (entry);
create index on documents (dealer) where open > 0;
"""

MONTH = """
select e.dealer || ' ' || l.product, sum(case e.kind when 'sale' then 1 else -1 end * l.amount)
from entries e join lines l on l.entry = e.id
where e.day >= %(month)s::date and e.day < (%(month)s::date + interval '1 month')
group by e.dealer, l.product
"""

AGEING = """
select dealer || ' ' || case when late <= 0 then 'notDue' when late <= 30 then '1-30'
  when late <= 60 then '31-60' when late <= 90 then '61-90' else 'over90' end, sum(open)
from (select dealer, open, %(as_of)s::date - due as late from documents where open > 0) d
group by 1
"""

BALANCE = "select id, balance from dealers where id = %(dealer)s"


def post(cursor, event, days):
    """Judges and records one event; the dealer's row is locked until it is done."""
    cursor.execute('select balance, credit_limit from dealers where id = %s for update',
                   (event['dealer'],))
    balance, limit = cursor.fetchone()
    sign = 1 if event['kind'] == 'sale' else -1
    goods = [(sold['product'], sold['quantity'], sold['price'],
              sold['quantity'] * sold['price']) for sold in event.get('lines', [])]
    amount = sign * (event['amount'] if event['kind'] == 'payment' else sum(g[3] for g in goods))
    if limit is not None and balance + amount > limit:
        raise ValueError('over the limit')
    cursor.execute('insert into entries values (%s, %s, %s, %s, %s, %s)',
                   (event['id'], event['dealer'], event['kind'], event['day'],
                    event.get('document'), amount))
    if goods:
        execute_values(cursor, 'insert into lines values %s',
                       [(event['id'], *each) for each in goods])
    if event['kind'] == 'sale':
        cursor.execute('insert into documents values (%s, %s, %s, %s::date + %s, %s)',
                       (event['dealer'], event['document'], event['day'], event['day'], days,
                        amount))
    else:
        cursor.execute('update documents set open = open + %s where dealer = %s and number = %s',
                       (amount, event['dealer'], event['of']))
    cursor.execute('update dealers set balance = balance + %s where id = %s',
                   (amount, event['dealer']))


def teller(given):
    connection_string, events, days, size = given
    connection = psycopg2.connect(connection_string)
    for first in range(0, len(events), size):
        with connection, connection.cursor() as cursor:
            for event in events[first:first + size]:
                post(cursor, event, days)
    connection.close()


def post_all(work, connection_string, size):
    parts = [[] for _ in range(work['callers'])]
    place = {dealer: i % work['callers'] for i, dealer in enumerate(work['dealers'])}
    for event in work['events']:
        parts[place[event['dealer']]].append(event)
    if size > 1:
        parts = [sorted(part, key=lambda event: event['dealer']) for part in parts]
    with multiprocessing.Pool(work['callers']) as processes:
        processes.map(len, parts)
        start = time.perf_counter()
        given = [(connection_string, part, work['paymentDays'], size) for part in parts]
        processes.map(teller, given, chunksize=1)
        return time.perf_counter() - start


def empty(work, connection_string):
    connection = psycopg2.connect(connection_string)
    with connection, connection.cursor() as cursor:
        cursor.execute('drop schema public cascade; create schema public')
        cursor.execute(SCHEMA)
        execute_values(cursor, 'insert into dealers values %s',
                       [(dealer, 0, None) for dealer in work['dealers']])
    connection.close()


def ask_all(work, connection_string):
    given = {'month': work['month'] + '-01', 'as_of': work['asOf'], 'dealer': work['dealers'][0]}
    connection = psycopg2.connect(connection_string)
    answers, times = {}, {}
    with connection, connection.cursor() as cursor:
        for name, query in [('month', MONTH), ('ageing', AGEING), ('balance', BALANCE)]:
            taken = []
            for _ in range(5):
                start = time.perf_counter()
                cursor.execute(query, given)
                answers[name] = {key: int(value) for key, value in cursor.fetchall()}
                taken.append(time.perf_counter() - start)
            times[name] = sorted(taken)[len(taken) // 2] * 1000
        cursor.execute('show server_version')
        version = cursor.fetchone()[0]
    connection.close()
    return answers, times, version


def main():
    with open(sys.argv[1]) as file:
        work = json.load(file)
    connection_string = sys.argv[2]
    seconds = {}
    for size in (49, 1):
        empty(work, connection_string)
        seconds[size] = post_all(work, connection_string, size)
    answers, times, version = ask_all(work, connection_string)
    print(json.dumps({'version': version, 'seconds': seconds[1], 'secondsInBatches': seconds[49],
                      'answers': answers, 'milliseconds': times}))


if __name__ == '__main__':
    main()
