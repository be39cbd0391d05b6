from requests.structures import CaseInsensitiveDict
from requests.utils import quote


def headers(name):
    return CaseInsensitiveDict({"X-Name": quote(name)})
