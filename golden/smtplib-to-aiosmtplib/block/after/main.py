import aiosmtplib


async def send(host, sender, to, text):
    async with aiosmtplib.SMTP(hostname=host, timeout=None, start_tls=False) as server:
        await server.sendmail(sender, [to], text)
