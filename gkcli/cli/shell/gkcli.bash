# gkcli 的 bash 补全。安装：echo 'eval "$(gkcli completion bash)"' >> ~/.bashrc
_gkcli_complete() {
    local kind value help typed=${COMP_WORDS[COMP_CWORD]#[\"\'=]} elsewhere=
    COMPREPLY=()
    while IFS=$'\t' read -r kind value help; do
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                COMPREPLY+=("$value")
                [[ $value == "$typed"* ]] || elsewhere=1
                ;;
        esac
    done < <(_GKCLI_COMPLETE=bash "${1/#\~/$HOME}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    # 候选不都以已输入的字开头时，bash 会用公共前缀换掉已输入的字；加一个空白候选，它就不换。
    if [[ -n $elsewhere ]] && ((${#COMPREPLY[@]} > 1)); then
        COMPREPLY+=(" ")
    fi
}
complete -o nosort -F _gkcli_complete gkcli 2>/dev/null || complete -F _gkcli_complete gkcli
