import asyncio
import sys

import aiosmtplib


async def main():
    server = aiosmtplib.SMTP(hostname=sys.argv[1], port=25, timeout=None, start_tls=False)
    await server.connect()
    await server.sendmail("from@example.com", ["to@example.com"], "Subject: hello")
    await server.quit()


asyncio.run(main())
print("sent")
