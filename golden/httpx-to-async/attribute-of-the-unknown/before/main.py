import httpx


def load(app, path):
    return app.client.get(path).json()


def version():
    return httpx.__version__
