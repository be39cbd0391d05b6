import urllib.request


def prepare(agent):
    opener = urllib.request.build_opener()
    opener.addheaders = [("User-Agent", agent)]
    urllib.request.install_opener(opener)
