import requests


def of_the_session_itself(url):
    session = requests.Session()
    session.auth = (session.headers["User-Agent"], "secret")
    session.verify = bool(session.headers)
    return session.get(url).text


def taken_away(url):
    session = requests.Session()
    session.trust_env = False
    del session.trust_env
    return session.get(url).text


def checked_for_one_request(url):
    session = requests.Session()
    session.verify = False
    return session.get(url, verify=True).text
