import aiosmtplib


async def connect(host: str, port: int = 25) -> aiosmtplib.SMTP:
    server = aiosmtplib.SMTP(hostname=host, port=port, timeout=None, start_tls=False)
    await server.connect()
    await server.helo(hostname="me")
    return server


async def send(text: str) -> None:
    server: aiosmtplib.SMTP = await connect("localhost")
    await server.sendmail("from@example.com", ["to@example.com"], text)
    await server.quit()
