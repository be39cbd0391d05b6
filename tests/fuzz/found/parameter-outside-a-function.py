from asyncio import wait_for
timeout = lambda a=f"""{
timeout = lambda a=f"""{
async = 1
x[timeout:g()]
}
""": a
