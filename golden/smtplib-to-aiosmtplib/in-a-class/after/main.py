import aiosmtplib


class Mailer:
    def __init__(self, host):
        self.host = host
        self.server = None

    async def open(self):
        new_server = aiosmtplib.SMTP(hostname=self.host, timeout=None, start_tls=False)
        await new_server.connect()
        self.server = new_server

    async def send(self, sender, to, text):
        await self.server.sendmail(sender, to, text)

    async def close(self):
        if self.server:
            await self.server.quit()
