"""Posts the work of the comparison in Tryton, in process and by its own models, and asks it.

Read: work as JSON from the file named first; the database's address in TRYTOND_DATABASE_URI.
Writes: one JSON object on standard output.
"""
import datetime
import json
import logging
import os
import sys
import time
from decimal import Decimal

logging.disable(logging.WARNING)

from trytond.config import config  # noqa: E402

config.set('database', 'uri', os.environ['TRYTOND_DATABASE_URI'])

from trytond.pool import Pool  # noqa: E402
from trytond.transaction import Transaction  # noqa: E402

NAME = os.environ['TRYTON_DATABASE']
# The modules' own builders of a company and a chart of accounts ask for it when imported.
os.environ['DB_NAME'] = NAME
MODULES = ['account_invoice', 'account_product']


def money(minor):
    return Decimal(minor) / 100


def day(text):
    return datetime.date.fromisoformat(text)


def create_database():
    from trytond.backend import Database
    with Transaction().start(None, 0, close=True, autocommit=True) as transaction:
        transaction.database.create(transaction.connection, NAME)
    with Transaction().start(NAME, 0) as transaction:
        transaction.database.init()
    pool = Pool(NAME)
    pool.init(update=['res', 'ir'], lang=['en'])
    with Transaction().start(NAME, 0):
        Module = Pool().get('ir.module')
        Module.update_list()
        wanted = Module.search([('name', 'in', MODULES)])
        Module.activate(wanted)
    pool.init(update=MODULES, lang=['en'])


def set_up(work):
    """A company with a chart of accounts, fiscal years, dealers and products."""
    from trytond.modules.account.tests import create_chart, get_fiscalyear
    from trytond.modules.account_invoice.tests import set_invoice_sequences
    from trytond.modules.company.tests import create_company, set_company
    ids = {'dealers': {}, 'products': {}}
    with Transaction().start(NAME, 1):
        pool = Pool()
        company = create_company()
        with set_company(company):
            create_chart(company)
            for year in sorted({e['day'][:4] for e in work['events']}):
                fiscalyear = set_invoice_sequences(
                    get_fiscalyear(company, today=datetime.date(int(year), 6, 1)))
                fiscalyear.save()
                pool.get('account.fiscalyear').create_period([fiscalyear])
            Account = pool.get('account.account')
            revenue, = Account.search([('type.revenue', '=', True)], limit=1)
            receivable, = Account.search([
                ('type.receivable', '=', True), ('party_required', '=', True)], limit=1)
            expense, = Account.search([('type.expense', '=', True)], limit=1)
            cash, = Account.search([
                ('type.receivable', '=', False), ('type.payable', '=', False),
                ('type.revenue', '=', False), ('type.expense', '=', False),
                ('type', '!=', None), ('name', '=', 'Main Cash')], limit=1)
            journal, = pool.get('account.journal').search([('type', '=', 'cash')], limit=1)
            Method = pool.get('account.invoice.payment.method')
            method = Method(name='Cash', company=company, journal=journal,
                            credit_account=cash, debit_account=cash)
            method.save()
            Term = pool.get('account.invoice.payment_term')
            term, = Term.create([{'name': 'Days', 'lines': [('create', [{
                'type': 'remainder', 'relativedeltas': [('create', [{
                    'days': work['paymentDays']}])]}])]}])
            Category = pool.get('product.category')
            category, = Category.create([{
                'name': 'Goods', 'accounting': True,
                'account_revenue': revenue.id, 'account_expense': expense.id}])
            unit, = pool.get('product.uom').search([('name', '=', 'Unit')])
            for product in work['products']:
                template, = pool.get('product.template').create([{
                    'name': product['id'], 'type': 'goods', 'default_uom': unit.id,
                    'list_price': money(product['price']),
                    'account_category': category.id,
                    'products': [('create', [{'code': product['id']}])]}])
                ids['products'][product['id']] = template.products[0].id
            for dealer in work['dealers']:
                party, = pool.get('party.party').create([{
                    'name': dealer, 'code': dealer, 'addresses': [('create', [{}])],
                    'customer_payment_term': term.id}])
                ids['dealers'][dealer] = party.id
            ids.update(company=company.id, receivable=receivable.id, method=method.id, term=term.id)
    return ids


class Teller:
    """Posts the events of some dealers one after the other, each in a transaction of its own."""

    def __init__(self, ids):
        self.ids = ids
        self.invoices = {}

    def context(self):
        return {'company': self.ids['company'], 'companies': [self.ids['company']],
                '_skip_warnings': True}

    def post(self, event):
        with Transaction().start(NAME, 1, context=self.context()):
            getattr(self, event['kind'])(event)

    def invoice(self, event, sign):
        pool = Pool()
        Invoice = pool.get('account.invoice')
        Line = pool.get('account.invoice.line')
        invoice = Invoice(company=self.ids['company'], type='out',
                          party=self.ids['dealers'][event['dealer']])
        invoice.currency = invoice.company.currency
        invoice.on_change_type()
        invoice.on_change_party()
        invoice.invoice_date = invoice.accounting_date = day(event['day'])
        invoice.account = self.ids['receivable']
        invoice.payment_term = self.ids['term']
        invoice.reference = event['document']
        lines = []
        for sold in event['lines']:
            line = Line(invoice=invoice, type='line', currency=invoice.currency,
                        company=invoice.company, product=self.ids['products'][sold['product']])
            line.invoice_type = 'out'
            line.on_change_product()
            line.quantity = sign * sold['quantity']
            line.unit_price = money(sold['price'])
            lines.append(line)
        invoice.lines = lines
        invoice.save()
        Invoice.post([invoice])
        return invoice

    def sale(self, event):
        self.invoices[event['document']] = self.invoice(event, 1).id

    def payment(self, event):
        pool = Pool()
        invoice = pool.get('account.invoice')(self.invoices[event['of']])
        method = pool.get('account.invoice.payment.method')(self.ids['method'])
        invoice.pay_invoice(money(event['amount']), method, day(event['day']))

    def return_(self, event):
        Invoice = Pool().get('account.invoice')
        credit = self.invoice(event, -1)
        Invoice.add_payment_lines({
            Invoice(self.invoices[event['of']]): list(credit.lines_to_pay)})


setattr(Teller, 'return', Teller.return_)


def post_all(work, ids):
    """One teller: Tryton numbers invoices without a gap, so several would wait for each other."""
    teller = Teller(ids)
    start = time.perf_counter()
    for event in work['events']:
        teller.post(event)
    return time.perf_counter() - start


def net_by_product(work, ids):
    """Net sales of the asked month by dealer and product, from the posted invoice lines."""
    Line = Pool().get('account.invoice.line')
    first = day(work['month'] + '-01')
    last = (first + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)
    dealers = {party: dealer for dealer, party in ids['dealers'].items()}
    products = {record: product for product, record in ids['products'].items()}
    found = {}
    lines = Line.search([
        ('invoice.state', 'in', ['posted', 'paid']),
        ('invoice.invoice_date', '>=', first), ('invoice.invoice_date', '<=', last)])
    for line in lines:
        key = f"{dealers[line.invoice.party.id]} {products[line.product.id]}"
        found[key] = found.get(key, 0) + int(line.amount * 100)
    return found


def ageing(work, ids):
    """What is open on each invoice by days past due."""
    Invoice = Pool().get('account.invoice')
    as_of = day(work['asOf'])
    dealers = {party: dealer for dealer, party in ids['dealers'].items()}
    found = {}
    for invoice in Invoice.search([('state', '=', 'posted'), ('type', '=', 'out')]):
        if invoice.total_amount < 0:
            continue
        open_ = invoice.amount_to_pay
        if not open_:
            continue
        due = max(line.maturity_date for line in invoice.lines_to_pay)
        late = (as_of - due).days
        bucket = ('notDue' if late <= 0 else '1-30' if late <= 30 else '31-60' if late <= 60
                  else '61-90' if late <= 90 else 'over90')
        key = f"{dealers[invoice.party.id]} {bucket}"
        found[key] = found.get(key, 0) + int(open_ * 100)
    return found


def balance(work, ids):
    Party = Pool().get('party.party')
    return {work['dealers'][0]: int(Party(ids['dealers'][work['dealers'][0]]).receivable * 100)}


def ask_all(work, ids):
    answers, times = {}, {}
    context = {'company': ids['company'], 'companies': [ids['company']]}
    for name, question in [('month', net_by_product), ('ageing', ageing), ('balance', balance)]:
        taken = []
        for _ in range(5):
            with Transaction().start(NAME, 1, context=context):
                start = time.perf_counter()
                answers[name] = question(work, ids)
                taken.append(time.perf_counter() - start)
        times[name] = sorted(taken)[len(taken) // 2] * 1000
    return answers, times


def main():
    with open(sys.argv[1]) as file:
        work = json.load(file)
    create_database()
    ids = set_up(work)
    seconds = post_all(work, ids)
    answers, times = ask_all(work, ids)
    import trytond
    print(json.dumps({'version': trytond.__version__, 'seconds': seconds,
                      'answers': answers, 'milliseconds': times}))


if __name__ == '__main__':
    main()
