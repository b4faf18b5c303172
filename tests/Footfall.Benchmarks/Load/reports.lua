-- Reports as clients send them: canonical bodies of 256 bytes with fresh nonces, few commands often and many seldom.
-- wrk calls it; after the "--": the code of last week, those of the seven days before today, how many commands there are, "keep" or "close" for
-- connections, and "report", or "point" for the same as InfluxDB takes it.
local random, format, rep, floor, concat = math.random, string.format, string.rep, math.floor, table.concat
local head
local isPoint
local windows = {}
local commands

function setup(thread)
    thread:set("seed", os.time() + tonumber(tostring(thread):match("0x(%x+)") or "1", 16) % 1000003)
end

function init(args)
    math.randomseed(seed)
    for i = 1, 8 do
        windows[i] = args[i]
    end
    commands = tonumber(args[9])
    isPoint = args[11] == "point"
    head = " HTTP/1.1\r\nHost: " .. wrk.host .. "\r\n" .. (args[10] == "close" and "Connection: close\r\n" or "")
    if isPoint then
        head = "POST /write?db=load" .. head .. "Content-Length: "
    else
        head = "POST /v1/load/reports" .. head .. "Content-Type: application/json\r\nContent-Length: 256\r\nIdempotency-Key: \""
    end
end

local function nonce()
    return format("%07x%07x%07x%07x%04x", random(0, 0xfffffff), random(0, 0xfffffff), random(0, 0xfffffff), random(0, 0xfffffff), random(0, 0xffff))
end

-- 3 of 4 about a command, the others about the machine's day, version or system.
local function subject()
    local a = floor(commands ^ random())
    local kind = random(1, 16)
    if kind <= 5 then
        return windows[1], 1, a, random(1, 5)
    elseif kind <= 8 then
        return windows[1], 4, a, random(1, 5)
    elseif kind <= 12 then
        return windows[1], 5, a, random(1, 10)
    elseif kind == 13 then
        return windows[1], 7, 200000000 + 10000 * random(0, 50) + random(0, 9), 1
    elseif kind == 14 then
        return windows[1], 8, random(0, 4), 0
    end
    return windows[random(2, 8)], 11, 1, random(1, 30)
end

function request()
    local window, kind, a, b = subject()
    if isPoint then
        local point = concat({ "report,w=", window, ",k=", kind, ",a=", a, ",b=", b, " n=1i" })
        return concat({ head, #point, "\r\n\r\n", point })
    end
    local body = concat({ '{"v":1,"r":1,"w":', window, ',"k":', kind, ',"a":', a, ',"b":', b, ',"n":1}' })
    return concat({ head, nonce(), '"\r\n\r\n', body, rep(" ", 256 - #body) })
end

function done(summary, latency, requests)
    local errors = summary.errors
    io.write(format("answers %d\n", summary.requests))
    io.write(format("refused %d\n", errors.status))
    io.write(format("broken %d\n", errors.connect + errors.read + errors.write + errors.timeout))
    io.write(format("seconds %.3f\n", summary.duration / 1e6))
    io.write(format("p50 %.1f\n", latency:percentile(50) / 1e3))
    io.write(format("p99 %.1f\n", latency:percentile(99) / 1e3))
    io.write(format("p999 %.1f\n", latency:percentile(99.9) / 1e3))
    io.write(format("max %.1f\n", latency.max / 1e3))
end
