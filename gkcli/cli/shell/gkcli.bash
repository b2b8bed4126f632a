# gkcli 的 bash 补全。安装：echo 'eval "$(gkcli completion bash)"' >> ~/.bashrc
_gkcli_complete() {
    local kind value help typed=${COMP_WORDS[COMP_CWORD]}
    COMPREPLY=()
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
    done < <(_GKCLI_COMPLETE=bash "${1/#\~/$HOME}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o nosort -F _gkcli_complete gkcli 2>/dev/null || complete -F _gkcli_complete gkcli
