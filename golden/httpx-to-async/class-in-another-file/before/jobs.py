from api import Api


def run(api: Api):
    return [job["id"] for job in api.get("/jobs")]
