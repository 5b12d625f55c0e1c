"""Uses the generated client as the how-to says."""

import os

from openapi_client import AccountPatch, AccountsApi, ApiClient, Configuration, NewAccount, Problem, ProblemCode
from openapi_client.exceptions import ConflictException

accounts = AccountsApi(ApiClient(Configuration(host=os.environ["API"], access_token=os.environ["TOKEN"])))


def opened(number, metadata=None):
    return accounts.create_account(
        NewAccount(name="Account", type="DOMESTIC", currency="EUR", account_number=number, metadata=metadata)
    )


def listed(metadata):
    """The names of all pages of two accounts each."""
    cursor = None
    while True:
        page = accounts.list_accounts(metadata=metadata, limit=2, cursor=cursor)
        yield from (account.name for account in page.items)
        cursor = page.next_cursor
        if cursor is None:
            return


first = opened("1000", {"region": "north"})
opened("2000")
opened("3000")
renamed = accounts.patch_account(first.id, '"1"', AccountPatch(name="Renamed"))
assert (renamed.name, renamed.account_number) == ("Renamed", "1000")
assert list(listed(["region=north"])) == ["Renamed"]
assert len(list(listed([]))) == 3
try:
    opened("1000")
    raise AssertionError("it was not refused")
except ConflictException as refused:
    problem = Problem.from_json(refused.body)
    assert problem.code is ProblemCode.ACCOUNT_NUMBER_TAKEN
    assert problem.conflicting_account.id == first.id
