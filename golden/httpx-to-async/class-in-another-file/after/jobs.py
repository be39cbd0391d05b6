from api import Api


async def run(api: Api):
    return [job["id"] for job in await api.get("/jobs")]
