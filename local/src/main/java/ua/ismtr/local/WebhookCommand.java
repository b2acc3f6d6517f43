package ua.ismtr.local;

/** A command that sends a signed webhook, to be pasted into a shell. */
final class WebhookCommand {
    private WebhookCommand() {}

    /** Needs bash, openssl and curl. */
    static String text(String url, String secret) {
        return """
            body='{"type":"training_request.submitted","timestamp":"'$(date -u +%%Y-%%m-%%dT%%H:%%M:%%SZ)'","data":{"center":{"code":"UA46-0117","name":"ЦНАП Львівської міської ради","katottg":"UA46060250010015970"},"author":{"role":"administrator"},"text":"Потрібне навчання, як спілкуватися з ветеранами","format":"online","participants":12}}'
            id=msg_$(openssl rand -hex 12); time=$(date +%%s)
            key=$(printf %%s '%s' | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')
            signature=$(printf %%s "$id.$time.$body" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$key -binary | openssl base64 -A)
            curl -i '%s/v1/training-requests' -H 'content-type: application/json' -H "webhook-id: $id" -H "webhook-timestamp: $time" -H "webhook-signature: v1,$signature" --data-binary "$body"
            """.formatted(secret.substring(secret.indexOf('_') + 1), url);
    }
}
