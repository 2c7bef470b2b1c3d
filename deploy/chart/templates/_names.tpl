{{- define "assistant.name" -}}
{{ .Release.Name }}-{{ .kind }}
{{- end }}

{{- define "assistant.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Values.image.tag | default .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "assistant.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: {{ .kind }}
{{- end }}

{{- define "assistant.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- with .Values.image.digest }}@{{ . }}{{ end }}
{{- end }}

{{- define "assistant.databaseHost" -}}
{{ .Values.postgresql.host | default (printf "%s-database-rw" .Release.Name) }}
{{- end }}

{{- define "assistant.databaseSecret" -}}
{{- if .Values.postgresql.ownerSecret -}}
{{ required "postgresql.secret: needed with postgresql.ownerSecret" .Values.postgresql.secret }}
{{- else -}}
{{ .Values.postgresql.secret | default (printf "%s-database-app" .Release.Name) }}
{{- end -}}
{{- end }}
