import urllib.request


class Put(urllib.request.Request):
    def get_method(self):
        return "PUT"


def store(url, data):
    put = Put(url, data=data)
    return urllib.request.urlopen(put).read()
