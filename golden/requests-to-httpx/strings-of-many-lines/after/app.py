import httpx


async def ask(url):
    async with httpx.AsyncClient(follow_redirects=True, timeout=None) as client:
        response = await client.post(url, content="""
query {
  users
}
""")
    return response.json()
